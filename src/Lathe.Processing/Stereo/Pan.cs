using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Places a signal between left and right. Other layouts than stereo pass unchanged. "balance" turns the far side down, "mono" places the
/// half sum of both channels, "dual" places each channel by itself.
/// </summary>
/// <remarks>
/// With t from 0 (left) to 1 (right), the law's center gain of -c dB is cos(pi t / 2)^(c / 3.0103), so that 3.01 keeps the power and 6.02 the
/// amplitude constant; "0" leaves each side full until the signal passes the middle.
/// </remarks>
public sealed class Pan : IProcessor<Pan>
{
    private static readonly Param Position = Param.Pan("pan", "Pan", "the place between left and right; in mode dual that of the left channel", initial: 0);
    private static readonly Param Second = Param.Pan("pan-right", "Pan of the right channel", "the place of the right channel in mode dual", initial: 100);
    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["balance", "mono", "dual"], "balance", "balance turns the far side down; mono places the sum; dual places each channel");
    private static readonly Param Law = Param.Choice(
        "law", "Pan law", ["0", "-2.5", "-3", "-4.5", "-6"], "-3", "level in dB of each side at the center, for modes mono and dual");

    /// <summary>Power of the cosine for a center gain: level / (20 log10 sqrt(1/2)); the level in the order of the choices.</summary>
    private static readonly double[] CenterLevels = [0, -2.5, -3.0102999566398121, -4.5, -6.0205999132796242];

    private readonly double[] _left = new double[Quantum.Frames];
    private readonly double[] _right = new double[Quantum.Frames];
    private readonly double[] _sum = new double[Quantum.Frames];
    private PanMode _mode;
    private double _power;

    public static ProcessorInfo Info { get; } = new(
        "pan", "Pan", Category.Stereo, version: 1, "Places the signal between left and right.",
        source: "gains cos(pi t / 2)^p and sin(pi t / 2)^p, t = (pan + 100) / 200, p from the level at the center", [Position, Second, Mode, Law]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        _mode = (PanMode)(int)context.Settings[Mode];
        _power = CenterLevels[(int)context.Settings[Law]] / CenterLevels[2];
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        var left = work.Audio[0];
        var right = work.Audio[1];
        switch (_mode)
        {
            case PanMode.Balance:
                Balance(work.Samples(Position));
                Kernel.Multiply(left, _left, left);
                Kernel.Multiply(right, _right, right);
                break;
            case PanMode.Mono:
                Gains(work.Samples(Position));
                Kernel.Add(left, right, _sum);
                Kernel.Scale(_sum, 0.5, _sum);
                Kernel.Multiply(_sum, _left, left);
                Kernel.Multiply(_sum, _right, right);
                break;
            default:
                Gains(work.Samples(Position));
                right.CopyTo(_sum);
                Kernel.Multiply(left, _right, right);
                Kernel.Multiply(left, _left, left);
                Gains(work.Samples(Second));
                Kernel.MultiplyAdd(_sum, _left, left, left);
                Kernel.MultiplyAdd(_sum, _right, right, right);
                break;
        }
    }

    public void Reset()
    {
    }

    private void Balance(ReadOnlySpan<double> position)
    {
        for (var i = 0; i < Quantum.Frames; i++)
        {
            _left[i] = Math.Min(1, 1 - (position[i] / 100));
            _right[i] = Math.Min(1, 1 + (position[i] / 100));
        }
    }

    private void Gains(ReadOnlySpan<double> position)
    {
        if (_power == 0)
        {
            Balance(position);
            return;
        }

        for (var i = 0; i < Quantum.Frames; i++)
        {
            _left[i] = (100 + position[i]) / 400;
            _right[i] = (100 - position[i]) / 400;
        }

        // cos(pi t / 2) for the left; for the right sin(pi t / 2) = cos(pi (1 - t) / 2), so that mirrored places have mirrored bits.
        DetMath.CosPi(_left, _left);
        DetMath.CosPi(_right, _right);
        Raise(_left);
        Raise(_right);
    }

    private void Raise(double[] gains)
    {
        if (_power == 1)
        {
            return;
        }

        DetMath.Log2(gains, gains);
        Kernel.Scale(gains, _power, gains);
        DetMath.Exp2(gains, gains);
    }

    /// <summary>In the order of the choices.</summary>
    private enum PanMode
    {
        Balance,
        Mono,
        Dual,
    }
}
