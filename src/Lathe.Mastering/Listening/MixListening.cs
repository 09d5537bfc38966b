using System.Collections.Immutable;
using Lathe.Analysis.Checks;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Metering;
using Lathe.Metering.Spectrum;
using Lathe.Session.Findings;

namespace Lathe.Mastering.Listening;

/// <summary>What was heard of a mix before anything is done to it.</summary>
/// <param name="Mix">Its measurement.</param>
/// <param name="Findings">What a mastering engineer would send back.</param>
/// <param name="Tone">Its tone against the band in force.</param>
public sealed record MixListening(Measurement Mix, ImmutableArray<Finding> Findings, ToneReading Tone)
{
    /// <summary>Listens to a mix: one pass over it.</summary>
    /// <param name="subject">What findings are about: the path as the person gave it.</param>
    /// <param name="mix">Not disposed.</param>
    /// <param name="file">What the file says of itself; null for audio that stands in none.</param>
    /// <exception cref="MasteringException">The mix is silent, too short, not finite, or of more than two channels.</exception>
    public static MixListening Listen(
        string subject, IAudioSource mix, AudioFileInfo? file = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Of(subject, Measurer.Measure(mix, progress, cancellation), file);

    /// <summary>The same for a mix that is already measured.</summary>
    /// <exception cref="MasteringException">The mix is silent, too short, not finite, or of more than two channels.</exception>
    public static MixListening Of(string subject, Measurement mix, AudioFileInfo? file = null)
    {
        if (mix.Format.Channels > 2)
        {
            throw new MasteringException("too-many-channels", FormattableString.Invariant($"{subject} has {mix.Format.Channels} channels; a master is made of a mono or stereo mix."));
        }

        if (mix.NonFinite > 0)
        {
            throw new MasteringException("not-finite", $"{subject} has samples that are NaN or infinite; export it again from its source.");
        }

        if (mix.Duration < 0.4)
        {
            throw new MasteringException("too-short", FormattableString.Invariant($"{subject} lasts {mix.Duration:0.###} s; loudness exists from 0.4 s on."));
        }

        if (mix.Integrated is null)
        {
            throw new MasteringException("silent", $"{subject} is silent: nothing in it passes -70 LUFS.");
        }

        return new MixListening(mix, Checker.Check(subject, mix, CheckRules.Mix, file), ToneReading.Of(mix, ToneBand.Generic));
    }

    /// <summary>Side against mid energy below 120 Hz, dB; null for mono, or where there is neither.</summary>
    public double? BassWidth
    {
        get
        {
            if (Mix.Spectrum.Side.IsEmpty)
            {
                return null;
            }

            var bands = Enumerable.Range(0, ThirdOctaves.Count).TakeWhile(b => ThirdOctaves.High(b) < 120).ToArray();
            var side = bands.Sum(b => Power(Mix.Spectrum.Side[b]));
            var mid = bands.Sum(b => Power(Mix.Spectrum.Mid[b]));
            return mid > 0 ? Decibels.OfPower(side / mid) : null;

            static double Power(double? level) => level is { } dB ? Decibels.ToPower(dB) : 0;
        }
    }
}
