using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// How far the channels of a limiter go together, apart for its two stages: each value of a channel is raised by a share of its distance to the
/// greatest of all linked channels. The low-frequency channel goes alone: its peaks would otherwise duck everything, and the others it.
/// </summary>
public sealed class LimiterLink
{
    private readonly ImmutableArray<int> _linked;
    private readonly double _transient;
    private readonly double _release;
    private readonly double[] _greatest = new double[Quantum.Frames];

    /// <param name="layout">The channels.</param>
    /// <param name="transient">Link of the transient stage, 0 to 1.</param>
    /// <param name="release">Link of the release stage, 0 to 1.</param>
    public LimiterLink(ChannelLayout layout, double transient, double release)
    {
        Channels = layout.Channels;
        _transient = transient;
        _release = release;
        _linked = [.. Enumerable.Range(0, Channels).Where(c => Channels == 1 || layout.Speakers[c] != Speaker.LowFrequency)];
        Leaders = [.. Enumerable.Range(0, Channels).Select(c => IsWhole && _linked.Contains(c) ? _linked[0] : c)];
    }

    public int Channels { get; }

    /// <summary>For each channel the one whose gain it shares; itself where it has its own.</summary>
    public ImmutableArray<int> Leaders { get; }

    private bool IsWhole => _transient == 1 && _release == 1;

    /// <summary>Joins 64 linear peaks for each channel where a leader stands for all: it gets the greatest.</summary>
    public void Join(double[][] peaks)
    {
        if (!IsWhole || _linked.Length == 0)
        {
            return;
        }

        var leader = peaks[_linked[0]];
        foreach (var c in _linked.AsSpan()[1..])
        {
            Kernel.Max(leader, peaks[c], leader);
        }
    }

    /// <summary>Links 64 reductions for each channel. Those of channels that are not their own leader are left.</summary>
    /// <param name="transients">In: what each needs; out: what the transient stage goes by.</param>
    /// <param name="lasting">Out: what the release stage goes by.</param>
    public void Apply(double[][] transients, double[][] lasting)
    {
        if (IsWhole || _linked.Length == 0)
        {
            for (var c = 0; c < Channels; c++)
            {
                transients[c].CopyTo(lasting[c], 0);
            }

            return;
        }

        transients[_linked[0]].CopyTo(_greatest, 0);
        foreach (var c in _linked.AsSpan()[1..])
        {
            Kernel.Max(_greatest, transients[c], _greatest);
        }

        for (var c = 0; c < Channels; c++)
        {
            if (Leaders[c] != c)
            {
                continue;
            }

            var isLinked = _linked.Contains(c);
            Blend(transients[c], isLinked ? _release : 0, lasting[c]);
            Blend(transients[c], isLinked ? _transient : 0, transients[c]);
        }
    }

    private void Blend(double[] own, double link, double[] result)
    {
        if (link == 0)
        {
            own.CopyTo(result, 0);
            return;
        }

        for (var i = 0; i < Quantum.Frames; i++)
        {
            // Written so that a rounding error cannot leave less than the channel's own.
            result[i] = own[i] + (link * (_greatest[i] - own[i]));
        }
    }
}
