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
        var text = new Text(strips);
        text.Add(Build).Add(sampleRate).Add(tempo).Add(strip.Layout).Add(strip.End).Add(strip.DelayLine - strip.DelayLatency);
        text.Add(strip.Trim).Add(strip.Inverted);
        foreach (var clip in strip.Clips)
        {
            if (clip.Clip.Hash is null)
            {
                return null;
            }

            text.Add("clip").Add(clip.Clip.Hash).Add(clip.Clip.Partner ?? "").Add(clip.At).Add(clip.From).Add(clip.Length).Add(clip.Gain)
                .Add(clip.FadeIn).Add(clip.FadeOut).Add(clip.Channels).Add(clip.SourceChannels).Add(string.Join(' ', clip.Map));
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
                text.Add(send.Level).Add(send.Mute).Add(send.Place);
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
        text.Add(strip.Fader).Add(strip.Place).Add(strip.VariantTrim);
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
    private sealed class Text(PlanStrip[] strips)
    {
        private readonly StringBuilder _text = new();
        private bool _unknown;

        public Text Add(Control control) => control.Lane is null ? Add(control.Value) : Add(control.Lane);

        public Text Add(Lane lane)
        {
            Add("lane");
            foreach (var point in lane.Points)
            {
                Add(point.Frame).Add(point.Value).Add(point.Curve);
                if (point.Handles is { } handles)
                {
                    Add(handles.X1).Add(handles.Y1).Add(handles.X2).Add(handles.Y2);
                }
            }

            if (lane.Lfo is { } lfo)
            {
                Add("lfo").Add(lfo.Shape).Add(lfo.Clock.Text).Add(lfo.Phase).Add(lfo.Depth.Amount).Add(lfo.Depth.Octaves);
            }

            if (lane.Follower is { } follower)
            {
                // What it follows was keyed before: it comes earlier in the order of computation.
                var source = strips[follower.Source.Strip].ContentKey;
                _unknown |= source is null;
                Add("follow").Add(source ?? "").Add(follower.Source.Attack).Add(follower.Source.Release).Add(follower.Floor).Add(follower.Ceiling)
                    .Add(follower.Depth.Amount).Add(follower.Depth.Octaves);
            }

            return this;
        }

        public Text Add(PlanPlace place)
        {
            Add(place.From).Add(place.To).Add(place.Law).Add(place.Left is not null).Add(place.Width is not null).Add(place.Downmix.Center)
                .Add(place.Downmix.Surround).Add(place.Downmix.Height).Add(place.Downmix.LowFrequency);
            foreach (var control in place.Controls)
            {
                Add(control);
            }

            return this;
        }

        public Text Add(object value)
        {
            var written = value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);
            _text.Append(written).Append('\n');
            return this;
        }

        /// <summary>Null where something it depends on has no key.</summary>
        public string? Hash() => _unknown ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())));
    }
}
