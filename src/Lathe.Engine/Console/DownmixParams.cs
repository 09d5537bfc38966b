using Lathe.Dsp.Numerics;
using Lathe.Dsp.Spatial;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Console;

/// <summary>Levels of a mix-down to fewer channels.</summary>
public static class DownmixParams
{
    // The exact half power of BS.775 is -3.0103 dB; as a document's number it is written -3.
    private const double Written = -3;

    public static Param Center { get; } = Level("center", "Center", Written, "level of the center in left and right; -3 dB stands for 1/sqrt 2");

    public static Param Surround { get; } = Level("surround", "Surround", Written, "level of side and back channels in the fronts; -3 dB stands for 1/sqrt 2");

    public static Param Height { get; } = Level("height", "Height", Written, "level of height channels in those below; -3 dB stands for 1/sqrt 2");

    public static Param LowFrequency { get; } = Level("lfe", "LFE", double.NegativeInfinity, "level of the low-frequency channel in left and right");

    public static ProcessorInfo Info { get; } = new(
        "downmix", "Downmix", Category.Utility, 1, "From many channels to fewer.", "ITU-R BS.775-3, annex 4", [Center, Surround, Height, LowFrequency]);

    public static DownmixLevels Levels(ProcessorSettings settings) =>
        new(Gain(settings[Center]), Gain(settings[Surround]), Gain(settings[Height]), Gain(settings[LowFrequency]));

    private static double Gain(double level) => level == Written ? DownmixLevels.HalfPower : DetMath.DbToGain(level);

    private static Param Level(string id, string name, double initial, string help) =>
        Param.Decibels(id, name, double.NegativeInfinity, 6, initial, help, Rate.Setup);
}
