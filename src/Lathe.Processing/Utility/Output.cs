using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>What a generator does with the signal that it stands in.</summary>
internal static class Output
{
    /// <summary>The parameter of every generator.</summary>
    public static Param Declare() => Param.Choice(
        "output", "Output", ["replace", "add"], "replace", "replace: what comes in is dropped; add: the generator is added to it");

    public static bool Adds(ProcessorSettings settings, Param output) => settings[output] == 1;

    /// <summary>Puts generated samples into a channel.</summary>
    public static void Give(ReadOnlySpan<double> generated, bool add, Span<double> channel)
    {
        if (add)
        {
            Kernel.Add(channel, generated, channel);
        }
        else
        {
            generated.CopyTo(channel);
        }
    }
}
