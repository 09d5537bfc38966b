using static Lathe.Quality.Saturation.Characteristics;

namespace Lathe.Quality.Saturation;

internal sealed class PedalTable : IQualityTable
{
    public string Section => "Saturation";

    public string Title => "Distortion, overdrive and exciter: their circuits";

    public string Method => "Quiet tones (-90 dBFS) for the linear parts, tones of 1 kHz for the diodes, a tone of 5 kHz and one of 200 Hz for the exciter's band.";

    public string Bar => "Linear parts within 0.5 dB of the circuit's formula; diodes' knees in order; even harmonics from unequal diodes only.";

    public Table Measure()
    {
        var equal = Harmonics("overdrive", 1000, -12);
        var unequal = Harmonics("overdrive", 1000, -12, ("diodes", "asymmetric"));
        var hard = Harmonics("distortion", 500, -12);
        var even = Harmonics("exciter", 5000, -12, ("odd", "0 %"));
        var odd = Harmonics("exciter", 5000, -12, ("odd", "100 %"));
        return new Table(Columns,
        [
            Row("distortion, 10 kHz against 100 Hz at 24 dB of drive, filter open, dB", "gain network and filter: 16.1", Tilt(24)),
            Row("distortion, 10 kHz against 1 kHz at 40 and 60 dB, dB", "bandwidth 1 MHz / gain, with network and filter: 1.7, -12.3", Treble(40), Treble(60)),
            Row("distortion, harmonics 2 and 3 of 500 Hz, dB", "odd only", hard.Second, hard.Third),
            Row("distortion, level lost by compression at -12 dBFS: germanium, silicon, LED, dB", "0.3, 0.6, 1.7 V", Compression("germanium"), Compression("silicon"), Compression("led")),
            Row("overdrive, 1 kHz against 100 Hz at -90 dBFS, tone 50 %, dB", "720 Hz in the feedback leg", Gain("overdrive", 1000, -90) - Gain("overdrive", 100, -90)),
            Row("overdrive, 12 kHz at drive 20 dB against drive 0, both against 2 kHz, dB", "51 pF over 500 kohm: -6", Closing()),
            Row("overdrive, harmonics 2 and 3, equal diodes, dB", "odd only", equal.Second, equal.Third),
            Row("overdrive, harmonics 2 and 3, two diodes against one, dB", "even ones too", unequal.Second, unequal.Third),
            Row("exciter, harmonics 2 and 3 of 5 kHz, even setting, dB", "second only", even.Second, even.Third),
            Row("exciter, harmonics 2 and 3 of 5 kHz, odd setting, dB", "third only", odd.Second, odd.Third),
            Row("exciter, second harmonic of 200 Hz, even setting, dB", "out of the band", Harmonics("exciter", 200, -12, ("odd", "0 %")).Second),
        ]);
    }

    private static double Tilt(double drive) => Quiet(10000, drive) - Quiet(100, drive);

    private static double Treble(double drive) => Quiet(10000, drive) - Quiet(1000, drive);

    private static double Quiet(double hertz, double drive) => Gain("distortion", hertz, -110, ("drive", $"{drive} dB"), ("filter", "32 kHz"));

    private static double Compression(string clipper) =>
        Gain("distortion", 1000, -12, ("clipper", clipper)) - Gain("distortion", 1000, -90, ("clipper", clipper));

    private static double Closing()
    {
        double At(string drive) => Gain("overdrive", 12000, -110, ("drive", drive)) - Gain("overdrive", 2000, -110, ("drive", drive));
        return At("20 dB") - At("0 dB");
    }
}
