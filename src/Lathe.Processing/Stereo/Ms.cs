using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Mid/side codec: turns left and right into mid and side, back, or changes the levels of both in one go. Other layouts than stereo pass unchanged.
/// Levels of 0 dB in mode "levels" pass every bit.
/// </summary>
public sealed class Ms : IProcessor<Ms>
{
    private const double Half = 0.5;
    private const double Root = 0.70710678118654757; // sqrt(1/2)

    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["levels", "encode", "decode"], "levels",
        "levels changes mid and side and stays stereo; encode gives mid on the left and side on the right channel; decode undoes it");
    private static readonly Param Mid = Param.Decibels("mid", "Mid", -96, 24, 0, "gain of the mid signal", Rate.Sample);
    private static readonly Param Side = Param.Decibels("side", "Side", -96, 24, 0, "gain of the side signal", Rate.Sample);
    private static readonly Param Scale = Param.Choice(
        "scale", "Scale", ["half", "root"], "half",
        "half: mid = (left + right) / 2, left = mid + side; root: both ways over sqrt 2, which keeps the power; encode and decode need the same");

    private readonly double[] _midGain = new double[Quantum.Frames];
    private readonly double[] _sideGain = new double[Quantum.Frames];
    private Direction _direction;
    private double _encode;
    private double _decode;

    public static ProcessorInfo Info { get; } = new(
        "ms", "Mid/side", Category.Stereo, version: 1, "Encodes, decodes or levels mid and side.",
        source: "mid = c (left + right), side = c (left - right), c = 1/2 or sqrt(1/2); A. D. Blumlein, British patent 394325, 1931", [Mode, Mid, Side, Scale]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        _direction = (Direction)(int)context.Settings[Mode];
        (_encode, _decode) = context.Settings[Scale] == 0 ? (Half, 1) : (Root, Root);
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        DetMath.DbToGain(work.Samples(Mid), _midGain);
        DetMath.DbToGain(work.Samples(Side), _sideGain);
        var left = work.Audio[0];
        var right = work.Audio[1];
        switch (_direction)
        {
            case Direction.Levels:
                Level(left, right);
                break;
            case Direction.Encode:
                Combine(left, right, _encode);
                Kernel.Multiply(left, _midGain, left);
                Kernel.Multiply(right, _sideGain, right);
                break;
            default:
                Kernel.Multiply(left, _midGain, left);
                Kernel.Multiply(right, _sideGain, right);
                Combine(left, right, _decode);
                break;
        }
    }

    public void Reset()
    {
    }

    private static void Combine(Span<double> a, Span<double> b, double scale)
    {
        MidSide.Decode(a, b);
        Kernel.Scale(a, scale, a);
        Kernel.Scale(b, scale, b);
    }

    /// <summary>Adds what the gains change.</summary>
    private void Level(Span<double> left, Span<double> right)
    {
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var mid = (_midGain[i] - 1) * Half * (left[i] + right[i]);
            var side = (_sideGain[i] - 1) * Half * (left[i] - right[i]);
            left[i] += mid + side;
            right[i] += mid - side;
        }
    }

    /// <summary>In the order of the choices.</summary>
    private enum Direction
    {
        Levels,
        Encode,
        Decode,
    }
}
