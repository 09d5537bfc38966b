using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// The gain that gives an output the mean power of its input: means over 3 s, the input's delayed by the latency between the two so that they
/// compare the same sound. Never above 1, nor below what was added. State: sums of squares of a quantum over all channels.
/// </summary>
internal sealed class MatchedGain
{
    private const double Seconds = 3;

    private readonly double[] _delayed;
    private readonly double _step;
    private int _at;
    private double _input;
    private double _output;

    /// <param name="latency">Frames from input to output.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public MatchedGain(int latency, double sampleRate)
    {
        _delayed = new double[(latency / Quantum.Frames) + 1];
        _step = TimeConstant.Step(Seconds, sampleRate / Quantum.Frames);
    }

    public void Reset()
    {
        Array.Clear(_delayed);
        _at = 0;
        _input = 0;
        _output = 0;
    }

    public void TakeInput(in Planar audio)
    {
        var now = Energy(audio);
        _at = _at + 1 == _delayed.Length ? 0 : _at + 1;
        _input = Denormals.Flush(_input + (_step * (_delayed[_at] - _input)));
        _delayed[_at] = now;
    }

    /// <param name="audio">The output before this gain.</param>
    /// <param name="least">1 over the gain that was added.</param>
    /// <returns>The gain at the end of this quantum, linear.</returns>
    public double TakeOutput(in Planar audio, double least)
    {
        _output = Denormals.Flush(_output + (_step * (Energy(audio) - _output)));
        return _output > 0 ? Math.Clamp(Math.Sqrt(_input / _output), least, 1) : least;
    }

    private static double Energy(in Planar audio)
    {
        var sum = 0.0;
        for (var c = 0; c < audio.Channels; c++)
        {
            sum += Kernel.SumOfSquares(audio[c]);
        }

        return sum;
    }
}
