namespace Lathe.Dsp.Pitch;

/// <summary>
/// Keeps an attack in one piece while frames around it move to other distances. Bins in which it stands out take no phase from the frame before:
/// they are turned by the linear phase that puts the attack of every frame at the same place; where that place lies outside the frame they keep the
/// level that they had before it. All others go on, so that what sounds through an attack is not cut. After A. Röbel, "A new approach to transient
/// processing in the phase vocoder", DAFx 2003, which keeps attacks out of a frame until they are at its middle.
/// </summary>
public sealed class AttackPlacer
{
    /// <summary>Times the power before: a bin belongs to the attack.</summary>
    private const double Rise = 4;

    /// <summary>Times the power that a single pulse would leave in a bin: past the attack, the bin sounds on and belongs to it no more.</summary>
    private const double Lasting = 2;

    /// <summary>Part of half a window within which an attack is put that moves outwards.</summary>
    private const double Reach = 0.9;

    private readonly double[] _window;
    private readonly double[] _last;
    private readonly double[] _before;
    private readonly double[] _pulse;
    private readonly bool[] _belongs;

    /// <param name="window">Of the frames, by which they are multiplied before and after.</param>
    public AttackPlacer(ReadOnlySpan<double> window)
    {
        _window = window.ToArray();
        var bins = (window.Length / 2) + 1;
        _last = new double[bins];
        _before = new double[bins];
        _pulse = new double[bins];
        _belongs = new bool[bins];
    }

    /// <summary>An attack was found that no frame up to the last contains.</summary>
    public void Begin()
    {
        for (var k = 0; k < _before.Length; k++)
        {
            _before[k] = Math.Max(_last[k], Math.Max(_last[Math.Max(k - 1, 0)], _last[Math.Min(k + 1, _last.Length - 1)]));
        }
    }

    /// <summary>Takes the power of each bin of every frame, last of all.</summary>
    public void Follow(ReadOnlySpan<double> power) => power.CopyTo(_last);

    /// <summary>Places the attack in a frame that contains it.</summary>
    /// <param name="power">Of each bin.</param>
    /// <param name="offset">Frames from the window's middle to the attack.</param>
    /// <param name="wanted">Where it shall lie.</param>
    /// <param name="ratio">Frames by which it moves on average as the window moves by one.</param>
    /// <param name="hop">Frames between windows.</param>
    /// <param name="angles">By which each bin turns; those of the attack are changed.</param>
    /// <param name="gains">Of each bin; those of the attack are changed.</param>
    public void Place(ReadOnlySpan<double> power, int offset, double wanted, double ratio, int hop, Span<double> angles, Span<double> gains)
    {
        var half = _window.Length / 2;
        var weight = At(offset) * At(offset);
        for (var k = 0; k < power.Length; k++)
        {
            var rises = power[k] > Rise * _before[k];
            if (offset >= 0)
            {
                _belongs[k] = rises;
                _pulse[k] = power[k] / Math.Max(weight, 1e-6);
            }
            else
            {
                _belongs[k] &= rises && power[k] <= Lasting * weight * _pulse[k];
            }
        }

        var inside = Math.Abs(wanted) <= Math.Max(Reach * half, Math.Abs(offset));
        var gain = inside ? Evenness(ratio, hop) : 0;
        var turns = (offset - wanted) / _window.Length;
        for (var k = 0; k < power.Length; k++)
        {
            if (_belongs[k])
            {
                gains[k] *= inside ? gain : Math.Sqrt(_before[k] / power[k]);
                var cycles = k * turns;
                angles[k] = inside ? 2 * Math.PI * (cycles - Math.Floor(cycles + 0.5)) : angles[k];
            }
        }
    }

    public void Reset()
    {
        Array.Clear(_last);
        Array.Clear(_before);
        Array.Clear(_pulse);
        Array.Clear(_belongs);
    }

    /// <summary>Gain with which all frames together give a moved attack its level: it is weighed where it was and where it comes to.</summary>
    private double Evenness(double ratio, int hop)
    {
        var half = _window.Length / 2;
        var (whole, moved) = (0.0, 0.0);
        for (var frame = -(_window.Length / hop); frame <= _window.Length / hop; frame++)
        {
            var to = At((int)Math.Floor((frame * hop * ratio) + 0.5));
            whole += to * to;
            moved += Math.Abs(frame * hop * ratio) <= Math.Max(Reach * half, Math.Abs(frame * hop)) ? At(frame * hop) * to : 0;
        }

        return whole / moved;
    }

    /// <summary>The window at a distance from its middle, 0 outside.</summary>
    private double At(int offset)
    {
        var index = (_window.Length / 2) + offset;
        return index >= 0 && index < _window.Length ? _window[index] : 0;
    }
}
