using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>
/// Hashes of everything that a strip's audio before the fader depends on: sources by their hashes, placement, settings, processor versions,
/// automation, rate, and the same of all that feeds it. The build counts too, so that a mended processor never plays from an old spool.
/// </summary>
internal static class ContentKeys
{
    private static readonly string Build = string.Join(
        ' ', typeof(ContentKeys).Module.ModuleVersionId, typeof(IProcessor).Module.ModuleVersionId, typeof(Quantum).Module.ModuleVersionId);

    /// <param name="strips">In document order; each gets its key.</param>
    /// <param name="order">Order of computation.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="tempo">Beats a minute.</param>
    public static ImmutableArray<PlanStrip> Apply(ImmutableArray<PlanStrip> strips, List<int> order, int sampleRate, double tempo)
    {
        var keyed = strips.ToArray();
        foreach (var index in order)
        {
            keyed[index] = keyed[index] with { ContentKey = Key(keyed, keyed[index], sampleRate, tempo) };
        }

        return [.. keyed];
    }

    private static string? Key(PlanStrip[] strips, PlanStrip strip, int sampleRate, double tempo)
    {
        var text = new Text();
        text.Add(Build).Add(sampleRate).Add(tempo).Add(strip.Channels).Add(strip.End).Add(strip.DelayLine - strip.DelayLatency);
        text.Add(strip.Trim).Add(strip.Inverted);
        foreach (var clip in strip.Clips)
        {
            if (clip.Clip.Hash is null)
            {
                return null;
            }

            text.Add("clip").Add(clip.Clip.Hash).Add(clip.Clip.Partner ?? "").Add(clip.At).Add(clip.From).Add(clip.Length).Add(clip.Gain)
                .Add(clip.FadeIn).Add(clip.FadeOut).Add(clip.Channels).Add(clip.SourceChannels);
        }

        foreach (var edge in strip.Inputs.Where(e => e.Heard))
        {
            if (strips[edge.From].ContentKey is not { } from)
            {
                return null;
            }

            text.Add("from").Add(from).Add(edge.Tap);
            if (edge.Tap == SendTap.Post)
            {
                AddFader(text, strips[edge.From]);
            }

            if (edge.Send is { } send)
            {
                text.Add(send.Level).Add(send.Pan).Add(send.Mute).Add(send.Law);
                AddAll(text, send.StripMutes);
            }
        }

        foreach (var insert in strip.Inserts)
        {
            if (!AddInsert(text, strips, insert))
            {
                return null;
            }
        }

        return text.Hash();
    }

    private static void AddFader(Text text, PlanStrip strip)
    {
        text.Add(strip.Fader).Add(strip.Width).Add(strip.Pan).Add(strip.Law).Add(strip.VariantTrim);
        AddAll(text, strip.Vcas);
        AddAll(text, strip.Mutes);
    }

    private static void AddAll(Text text, ImmutableArray<Control> controls)
    {
        text.Add(controls.Length);
        foreach (var control in controls)
        {
            text.Add(control);
        }
    }

    private static bool AddInsert(Text text, PlanStrip[] strips, PlanInsert insert)
    {
        text.Add("insert").Add(insert.Processor.Info.Id).Add(insert.Processor.Info.Version);
        foreach (var settings in (ReadOnlySpan<ProcessorSettings>)[insert.Settings, insert.Insert])
        {
            foreach (var value in settings.Values)
            {
                text.Add(value);
            }

            foreach (var group in settings.Info.Groups)
            {
                text.Add(settings.Elements(group).Length);
            }
        }

        foreach (var content in insert.Assets)
        {
            text.Add("asset").Add(content.Asset.Id).Add(content.Hash);
        }

        foreach (var lane in insert.Lanes)
        {
            text.Add(lane.OfInsert).Add(lane.Slot).Add(lane.Lane);
        }

        if (insert.Key is null)
        {
            return true;
        }

        text.Add("key").Add(strips[insert.Key.Strip].ContentKey ?? "");
        return strips[insert.Key.Strip].ContentKey is not null;
    }

    /// <summary>The text that is hashed: one value a line, doubles in a form that no two share.</summary>
    private sealed class Text
    {
        private readonly StringBuilder _text = new();

        public Text Add(Control control) => control.Lane is null ? Add(control.Value) : Add(control.Lane);

        public Text Add(Lane lane)
        {
            Add("lane");
            foreach (var point in lane.Points)
            {
                Add(point.Frame).Add(point.Value).Add(point.Curve);
            }

            return this;
        }

        public Text Add(object value)
        {
            var written = value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);
            _text.Append(written).Append('\n');
            return this;
        }

        public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())));
    }
}
