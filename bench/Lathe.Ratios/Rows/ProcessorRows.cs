using System.Collections.Immutable;
using System.Globalization;
using Lathe.Ratios.Own;
using Lathe.Ratios.Peers;

namespace Lathe.Ratios.Rows;

/// <summary>Processors of the rack beside LV2 plug-ins of the system: calls only, audio in memory, stereo at 44.1 kHz.</summary>
internal static class ProcessorRows
{
    private const string Lsp = "http://lsp-plug.in/plugins/lv2/";
    private const string X42 = "http://gareus.org/oss/lv2/";
    private const string Calf = "http://calf.sourceforge.net/plugins/";
    private const string Zam = "urn:zamaudio:";

    private static readonly double[] Frequencies = [60, 120, 250, 500, 1000, 2000, 5000, 10000];
    private static readonly string[] BandStarts = ["20", "120", "1000", "6000"];
    private static readonly string[] Reverbs = ["hall", "room", "plate", "chamber", "spring"];

    public static ImmutableArray<Row> List { get; } =
    [
        new("eq", ">= 1.5", 44100, () =>
        [
            new RackContestant("eq, 8 bells", "eq", [.. Bells()]),
            new Lv2Contestant("LSP para EQ x16", Lsp + "para_equalizer_x16_stereo", [.. LspBells()]),
            new Lv2Contestant("Calf 8 band", Calf + "Equalizer8Band"),
        ]),
        new("compressor", ">= 2", 44100, () =>
        [
            new RackContestant("compressor", "compressor", ("threshold", "-30 dB")),
            new Lv2Contestant("x42 darc", X42 + "darc#stereo", ("threshold", -30), ("Ratio", 0.5)),
            new Lv2Contestant("LSP", Lsp + "compressor_stereo", ("al", Linear(-30)), ("cr", 4)),
            new Lv2Contestant("Calf", Calf + "Compressor", ("threshold", Linear(-30)), ("ratio", 4)),
        ]),
        new("limiter-tp", ">= 2 x x42", 44100, () =>
        [
            new RackContestant("limiter", "limiter", ("drive", "10 dB")),
            new Lv2Contestant("x42 dpl", X42 + "dpl#stereo", ("truepeak", 1), ("threshold", -1), ("gain", 10)),
            new Lv2Contestant("LSP x4", Lsp + "limiter_stereo", ("th", Linear(-1)), ("boost", 0), ("alr", 0), ("g_in", Linear(10)), ("ovs", 16)),
            new Lv2Contestant("Calf 4x", Calf + "Limiter", ("limit", Linear(-1)), ("auto_level", 0), ("level_in", Linear(10)), ("oversampling", 4)),
        ]),
        new("multiband", ">= 4", 44100, () =>
        [
            new RackContestant("multiband, 4 bands", "multiband", [.. Bands()]),
            new Lv2Contestant("Zam 3 bands", Zam + "ZaMultiCompX2", ("toggle1", 1), ("toggle2", 1), ("toggle3", 1)),
            new Lv2Contestant("Calf 4 bands", Calf + "MultibandCompressor", ("bypass0", 0), ("bypass1", 0), ("bypass2", 0), ("bypass3", 0)),
            new Lv2Contestant("LSP 4 bands", Lsp + "mb_compressor_stereo", ("cbe_2", 1), ("cbe_4", 1), ("cbe_6", 1)),
        ]),
        new("chorus-8", ">= 150 x real time", 44100, () => [new RackContestant("chorus, 8 voices", "chorus", ("voices", "8"))]),
        new("rotary", ">= 150 x real time", 44100, () => [new RackContestant("rotary", "rotary")]),
        new("pitch-shift", ">= 40 x real time", 44100, () => [new RackContestant("pitch shift, 5 semitones", "pitch-shift", ("semitones", "5"))]),
        .. Reverbs.Select(type => new Row($"reverb-{type}", ">= 200 x real time", 44100, () => [new RackContestant($"reverb {type}", "reverb", ("type", type))])),
    ];

    private static IEnumerable<(string Path, string Text)> Bells() => Frequencies.SelectMany((hz, i) => new[]
    {
        ($"bands/{i}/type", "bell"),
        ($"bands/{i}/freq", hz.ToString(CultureInfo.InvariantCulture)),
        ($"bands/{i}/gain", i % 2 == 0 ? "3 dB" : "-3 dB"),
        ($"bands/{i}/q", "1"),
    });

    private static IEnumerable<(string Path, string Text)> Bands() => BandStarts.SelectMany((hz, i) => new[]
    {
        ($"bands/{i}/from", hz),
        ($"bands/{i}/threshold", "-30 dB"),
        ($"bands/{i}/ratio", "4:1"),
    });

    private static IEnumerable<(string Symbol, double Value)> LspBells() => Frequencies.SelectMany((hz, i) => new[]
    {
        ($"ft_{i}", 1.0), ($"f_{i}", hz), ($"g_{i}", Linear(i % 2 == 0 ? 3 : -3)), ($"q_{i}", 1.0),
    });

    private static double Linear(double decibels) => Math.Pow(10, decibels / 20);
}
