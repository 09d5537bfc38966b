using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Export.Tail;

/// <summary>Holds the true peaks of a source below a ceiling with the rack's limiter, which passes everything else to the bit.</summary>
internal static class PeakTrim
{
    /// <param name="source">Not disposed.</param>
    /// <param name="ceiling">dBTP, -24 to 0.</param>
    public static ProcessedSource Of(IAudioSource source, double ceiling)
    {
        var limiter = Rack.All.Find("limiter")!;
        var parameter = limiter.Info.Parameters.First(p => p.Id == "ceiling");
        return new ProcessedSource(source, limiter.Create!(), new ProcessorSettings(limiter.Info) { [parameter] = ceiling });
    }
}
