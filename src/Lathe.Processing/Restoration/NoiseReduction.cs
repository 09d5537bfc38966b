using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Lowers hiss, hum of fans and other steady noise, which it finds by itself as what is always there. For a noise heard alone somewhere in the file,
/// "noise-print" learns it from there.
/// </summary>
public sealed class NoiseReduction : IProcessor<NoiseReduction>
{
    private static readonly Param Reduction = Param.Decibels("reduction", "Reduction", 0, 40, 12, "by how much the noise is lowered");
    private static readonly Param Sensitivity = Param.Decibels("sensitivity", "Sensitivity", -6, 12, 0, "by how much more than was found is taken for noise: higher takes out more, also of soft sound");
    private static readonly Param Smoothing = Param.Percent("smoothing", "Smoothing", 80, 99.5, 96, "steadiness of the reduction: lower is quicker at attacks, higher has fewer artifacts");
    private static readonly Param Above = Param.Hertz("above", "Above", 0, 10000, 0, "nothing is changed below this: for hiss alone");
    private static readonly Param Window = Param.Seconds("window", "Window", 0.5, 10, 3, "what sounds for longer than this without a pause is taken for noise", Rate.Setup);

    private DenoiseChannel[] _channels = [];

    public static ProcessorInfo Info { get; } = new(
        "noise-reduction", "Noise reduction", Category.Restoration, version: 1, "Lowers steady noise, which it finds by itself.",
        source: "log-spectral amplitude estimator (Ephraim and Malah, 1985) weighted by signal presence (Cohen and Berdugo, 2001); minimum statistics (Martin, 2001)",
        [Reduction, Sensitivity, Smoothing, Above, Window])
    {
        // The first spectra and the shortest window.
        Settling = 0.9,
    };

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _channels = PerChannel.Make(context.Channels, () => new DenoiseChannel(context.SampleRate, context.Settings[Window]));
        Latency = _channels[0].Latency;
        Tail = DenoiseChannel.Size(context.SampleRate);
    }

    public void Process(in Work work)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c], work.Position, work[Reduction], work[Sensitivity], work[Smoothing] / 100, work[Above]);
        }
    }

    public void Reset() => Array.ForEach(_channels, c => c.Reset());
}
