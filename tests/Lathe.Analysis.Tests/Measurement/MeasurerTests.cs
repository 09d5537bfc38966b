using System.Text.Json;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;

namespace Lathe.Analysis.Tests.Measurement;

public sealed class MeasurerTests
{
    [Fact]
    public void A_stereo_tone_measures_as_it_should()
    {
        using var tone = Signals.Stereo(48000, 10, (t, c) => 0.5 * Math.Sin(2 * Math.PI * 1000 * t));
        var m = Signals.Measure(tone, 48000);
        m.Frames.ShouldBe(480000);
        m.Duration.ShouldBe(10);
        m.SamplePeak!.Value.ShouldBe(-6.02, 0.01);
        m.TruePeak!.Value.ShouldBe(-6.02, 0.02);
        m.Rms!.Value.ShouldBe(-9.03, 0.01);
        m.Integrated!.Value.ShouldBe(-6.02, 0.02);
        m.Correlation.ShouldBe(1);
        m.MonoLoss!.Value.ShouldBe(0, 1e-9);
        m.Width.ShouldBeNull();
        m.Spectrum.Mid[17]!.Value.ShouldBe(-9.03, 0.01);
        m.PsrMin!.Value.ShouldBe(m.TruePeak.Value - m.ShortTermMax!.Value, 0.05);
        m.History.TruePeak.Length.ShouldBe(100);
        m.History.Momentary.Length.ShouldBe(97);
        m.History.ShortTerm.Length.ShouldBe(71);
        m.Dr.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(48000)]
    public void Silence_of_any_length_has_null_figures(int frames)
    {
        using var silence = new AudioBuffer(2, frames);
        var m = Signals.Measure(silence, 48000);
        m.IsSilent.ShouldBeTrue();
        var json = Json(m);
        foreach (var name in new[] { "integrated", "range", "momentaryMax", "shortTermMax", "truePeak", "samplePeak", "rms", "plr", "psrMin", "dr", "correlation", "monoLoss", "width" })
        {
            json.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
        }

        json.GetProperty("thirdOctave").GetArrayLength().ShouldBe(31);
    }

    [Fact]
    public void Samples_that_are_no_numbers_are_counted_and_do_no_harm()
    {
        using var tone = Signals.Stereo(48000, 2, (t, c) => 0.25 * Math.Sin(2 * Math.PI * 440 * t));
        tone[1][5000] = double.NaN;
        tone[0][7000] = double.PositiveInfinity;
        var m = Signals.Measure(tone, 48000);
        m.NonFinite.ShouldBe(2);
        m.FirstNonFinite.ShouldBe(5000);
        m.Integrated!.Value.ShouldBeInRange(-13, -11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Any_number_of_channels_is_measured(int channels)
    {
        using var buffer = new AudioBuffer(channels, 48000);
        for (var c = 0; c < channels; c++)
        {
            buffer[c].Fill(0.1);
            buffer[c][100] = 0.5;
        }

        var m = Signals.Measure(buffer, 48000);
        m.Channels.Length.ShouldBe(channels);
        m.Channels[channels - 1].DcOffset.ShouldBe(0.1, 1e-4);
        (m.Correlation is null).ShouldBe(channels != 2);
        Json(m).GetProperty("dcOffset").GetArrayLength().ShouldBe(channels);
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var tone = new AudioBuffer(2, 100000);
        using var source = new BufferSource(tone, AudioFormat.Stereo(48000));
        Should.Throw<OperationCanceledException>(() => Measurer.Measure(source, null, new CancellationToken(canceled: true)));
    }

    private static JsonElement Json(Lathe.Analysis.Measurement.Measurement measurement)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            MeasurementJson.Write(writer, measurement);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
