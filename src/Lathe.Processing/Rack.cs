using Lathe.Processing.Contract;
using Lathe.Processing.Delays;
using Lathe.Processing.Dynamics;
using Lathe.Processing.Reverbs;
using Lathe.Processing.Utility;

namespace Lathe.Processing;

/// <summary>Every processor there is, by family. A processor that is not on this list does not exist for documents, command line and docs.</summary>
public static class Rack
{
    public static ProcessorRegistry All { get; } = new(
    [
        // Dynamics
        ProcessorRegistry.Streaming<Compressor>(),
        ProcessorRegistry.Streaming<Limiter>(),

        // Saturation
        ProcessorRegistry.Streaming<Saturation.Saturation>(),

        // Delays
        ProcessorRegistry.Streaming<Delay>(),

        // Reverbs
        ProcessorRegistry.Streaming<Reverb>(),

        // Utility
        ProcessorRegistry.Streaming<Gain>(),
        ProcessorRegistry.WholeFile<Normalize>(),
    ]);
}
