using Lathe.Processing.Contract;
using Lathe.Processing.Delays;
using Lathe.Processing.Dynamics;
using Lathe.Processing.Equalizers;
using Lathe.Processing.Reverbs;
using Lathe.Processing.Stereo;
using Lathe.Processing.Utility;

namespace Lathe.Processing;

/// <summary>Every processor there is, by family. A processor that is not on this list does not exist for documents, command line and docs.</summary>
public static class Rack
{
    public static ProcessorRegistry All { get; } = new(
    [
        // Equalizers
        ProcessorRegistry.Streaming<Eq>(),

        // Dynamics
        ProcessorRegistry.Streaming<Compressor>(),
        ProcessorRegistry.Streaming<DeEsser>(),
        ProcessorRegistry.Streaming<Gate>(),
        ProcessorRegistry.Streaming<Limiter>(),

        // Saturation
        ProcessorRegistry.Streaming<Saturation.Saturation>(),

        // Delays
        ProcessorRegistry.Streaming<Delay>(),

        // Reverbs
        ProcessorRegistry.Streaming<Reverb>(),
        ProcessorRegistry.Streaming<Reverbs.Convolution>(),

        // Stereo
        ProcessorRegistry.Streaming<Pan>(),
        ProcessorRegistry.Streaming<Width>(),

        // Utility
        ProcessorRegistry.Streaming<Gain>(),
        ProcessorRegistry.Streaming<Polarity>(),
        ProcessorRegistry.Streaming<DcBlock>(),
        ProcessorRegistry.WholeFile<Normalize>(),
    ]);
}
