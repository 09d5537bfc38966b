using Lathe.Analysis.Measurement;
using Lathe.Engine.Compile;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Metering.Loudness;
using Lathe.Mixing.Assistant;
using Lathe.Processing;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.MixBus;

/// <summary>What a render of the mix measured.</summary>
/// <param name="Mix">After the mix fader.</param>
/// <param name="BeforeChain">Loudness in front of the bus chain, LUFS.</param>
/// <param name="Tracks">Each track after its fader.</param>
internal sealed record MixReading(Measurement Mix, double BeforeChain, Dictionary<string, LoudnessMeter> Tracks)
{
    /// <summary>What the bus chain takes from the loudness, LU.</summary>
    public double Reduction => BeforeChain - (Mix.Integrated ?? BeforeChain);
}

/// <summary>Renders a mix and measures it.</summary>
internal static class MixLevel
{
    /// <summary>What mastering asks for, dBTP.</summary>
    public const double Lowest = -6;

    public const double Aim = -4.5;

    public const double Highest = -3;

    public static MixReading Render(
        SessionDocument session, ISourceLibrary sources, RenderOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var compilation = Compiler.Compile(session, Rack.All, sources);
        var plan = compilation.Plan
            ?? throw new InvalidOperationException("The proposed session does not compile: " + string.Join(" ", compilation.Problems.Select(p => $"{p.Path}: {p.Message}")));
        using var mix = new MeasuringSink(plan.Format("mix", TapPoint.PostFader));
        using var before = new LoudnessSink(plan.Format("mix", TapPoint.PreInserts));
        var tracks = session.Tracks.ToDictionary(t => t.Id, t => new LoudnessSink(plan.Format(t.Id, TapPoint.PostFader)), StringComparer.Ordinal);
        Tap[] taps =
        [
            new("mix", TapPoint.PostFader, mix),
            new("mix", TapPoint.PreInserts, before),
            .. tracks.Select(t => new Tap(t.Key, TapPoint.PostFader, t.Value)),
        ];
        new Renderer(plan).Run(options, taps, progress is null ? null : new Share(progress), cancellation);
        return new MixReading(
            mix.Measurement!, before.Meter.Integrated ?? double.NegativeInfinity, tracks.ToDictionary(t => t.Key, t => t.Value.Meter, StringComparer.Ordinal));
    }

    /// <param name="mix">With the mix fader at 0 dB.</param>
    public static void Explain(MixPlan plan, Measurement mix)
    {
        var after = Invariant($"{mix.TruePeak + plan.MixFader:F1} dBTP");
        plan.Decide(
            "mix-bus/level", "mix-bus", "mix", Invariant($"{mix.TruePeak:F1} dBTP and {mix.Integrated:F1} LUFS with the fader at 0 dB"),
            Invariant($"mix fader {plan.MixFader:+0.0;-0.0;0.0} dB"), $"The mix peaks at {after}: room to master.", 0.98, new Edit("mix/fader", ValueText.Decibels(plan.MixFader)));
        plan.Comment("mix/fader", Invariant($"the mix peaks at {after}, {mix.Integrated + plan.MixFader:F1} LUFS"));
    }

    private sealed class Share(IProgress<double> progress) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => progress.Report(value.Share);
    }
}
