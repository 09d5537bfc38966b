using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Chain;

/// <summary>What the mixer meant so, and what therefore stays.</summary>
internal sealed class Protection(ImmutableArray<Intent> intents)
{
    /// <summary>The intent that protects a band, or null: it covers a third of it or more, in octaves.</summary>
    public Intent? OfTone(double lowHertz, double highHertz) => intents.FirstOrDefault(i =>
        i.Aspect == IntentAspect.Tone && Covered(i.LowHz ?? 20, i.HighHz ?? 20_000, lowHertz, highHertz));

    public Intent? OfWidth => Of(IntentAspect.Width);

    public Intent? OfDynamics => Of(IntentAspect.Dynamics);

    public Intent? OfLoudness => Of(IntentAspect.Loudness);

    private Intent? Of(string aspect) => intents.FirstOrDefault(i => i.Aspect == aspect);

    private static bool Covered(double fromHertz, double toHertz, double lowHertz, double highHertz)
    {
        var low = Math.Max(fromHertz, lowHertz);
        var high = Math.Min(toHertz, highHertz);
        return low < high && Octaves(low, high) >= Octaves(lowHertz, highHertz) / 3;
    }

    private static double Octaves(double low, double high) => Dsp.Numerics.DetMath.Log2(high / low);
}
