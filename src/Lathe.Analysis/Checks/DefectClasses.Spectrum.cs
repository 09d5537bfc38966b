namespace Lathe.Analysis.Checks;

/// <content>Noise, tone and the end of the spectrum.</content>
public static partial class DefectClasses
{
    public static DefectClass Hum { get; } = new DefectClass(
        "hum", "The mains hum is always there.", "Notch it and its multiples, or record it anew.", new(-80, -60))
    {
        Figure = "lines at 50 or 60 Hz and their multiples in the floor", Unit = "dBFS",
    };

    public static DefectClass Rumble { get; } = new DefectClass(
        "rumble", "Rumble below hearing takes headroom.", "High-pass it at 25 to 30 Hz.", new(Warning: -12))
    {
        Figure = "power below 25 Hz against the rest", Unit = "dB",
    };

    public static DefectClass Resonance { get; } = new DefectClass(
        "resonance", "A narrow peak rings.", "Cut it with a narrow bell.", new(18))
    {
        Figure = "height over the octave around it", Unit = "dB",
    };

    public static DefectClass Sibilance { get; } = new DefectClass(
        "sibilance", "The esses are as loud as the voice.", "De-ess it.", new(-4))
    {
        Figure = "5 to 10 kHz against 250 Hz to 2 kHz, where it is loudest", Unit = "dB",
    };

    public static DefectClass Plosives { get; } = new DefectClass(
        "plosives", "Bursts of air hit the microphone.", "High-pass the voice at 80 to 120 Hz there, or de-plosive it.", new())
    {
        Figure = "bursts below 80 Hz", Unit = "bursts", Decimals = 0,
    }.At("stem", new(0));

    public static DefectClass NoiseFloor { get; } = new DefectClass(
        "noise-floor", "It hisses where it should be quiet.", "Reduce the noise, gate the pauses, or record it again.", new(-78, -56))
    {
        Figure = "noise in the quietest second", Unit = "dBFS",
    };

    public static DefectClass LossySource { get; } = new DefectClass(
        "lossy-source", "The top of the spectrum is missing, as a lossy coder leaves it.", "Ask for the uncompressed original.", new(Warning: 30))
    {
        Figure = "fall within a kilohertz, below 20.5 kHz", Unit = "dB", Decimals = 0,
    }.At("stem", new(30));

    public static DefectClass Upsampled { get; } = new DefectClass(
        "upsampled", "It was converted up from a lower sample rate: the rest of its band is empty.", "Deliver it at the rate it was recorded at.",
        new(Warning: 30))
    {
        Figure = "fall within a kilohertz, above 20.5 kHz and below 0.8 of half the rate", Unit = "dB", Decimals = 0,
    }.At("stem", new(30));

    public static DefectClass PaddedDepth { get; } = new DefectClass(
        "padded-depth", "The file has more bits than the sound in it.", "Ask for the original resolution.", DefectLimits.Always(Warning))
    {
        Figure = "bits in use", Unit = "bits", Decimals = 0,
    };

    public static DefectClass Undithered { get; } = new DefectClass(
        "undithered", "It was cut to 16 bits without dither: quiet passages break up.", "Export it with dither.", new(Warning: 4))
    {
        Figure = "quiet blocks that stand still", Unit = "blocks", Decimals = 0,
    };

    public static DefectClass FewBits { get; } = new DefectClass(
        "few-bits", "It has fewer bits than the destination should have.", "Export it at 24 bits.", DefectLimits.Always(Note))
    {
        Figure = "bit depth, against that of the destination", Unit = "bits", Decimals = 0,
    };
}
