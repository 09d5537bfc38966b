using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Session.Findings;
using Lathe.Session.Master;

namespace Lathe.Mastering.Loudness;

/// <summary>A master at its loudness.</summary>
/// <param name="Document">With the limiter's drive written in.</param>
/// <param name="Audio">What the document renders to, at the mix's rate; a temporary file that goes with it.</param>
/// <param name="Measurement">Of the audio.</param>
/// <param name="Outcome">How the loudness was met, or why not.</param>
/// <param name="Decision">The same for the report.</param>
public sealed record SolvedMaster(
    MasterDocument Document, IAudioSource Audio, Measurement Measurement, LoudnessOutcome Outcome, Decision Decision) : IDisposable
{
    public void Dispose() => Audio.Dispose();
}
