using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Session.Diagnostics;
using Lathe.Session.Master;

namespace Lathe.Mastering.Rendering;

/// <summary>Renders master.yaml as it stands, edited by a person or not. The bits depend on the document and the mix alone.</summary>
public static class MasterRenderer
{
    /// <summary>What is wrong with a chain: unknown processors and parameters, values out of range. With an error in it nothing is rendered.</summary>
    /// <param name="master">The document.</param>
    /// <param name="mix">Mono or stereo. Not disposed.</param>
    /// <param name="assets">Opens the files that its processors work with, or null where there are none.</param>
    public static ImmutableArray<Problem> Check(MasterDocument master, IAudioSource mix, IAssetLibrary? assets = null) =>
        ChainPlan.Compile(master.Chain, mix, assets).Problems;

    /// <summary>Renders the chain over the mix, at the mix's rate and exactly as long.</summary>
    /// <param name="master">The document; its source is not opened.</param>
    /// <param name="mix">Mono or stereo, finite. Not disposed.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="progress">Gets the share done, 0 to 1.</param>
    /// <returns>64-bit samples in a temporary file, which is deleted with the source.</returns>
    /// <exception cref="ArgumentException">The chain has errors; <see cref="Check"/> names them all.</exception>
    public static IAudioSource Render(
        MasterDocument master, IAudioSource mix, RenderSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var spool = new MasterSpool(settings.Folder, mix.Format);
        try
        {
            ChainPlan.Run(master.Chain, mix, spool.Sink, settings, progress, cancellation);
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }
}
