using System.Numerics;

namespace Lathe.Files.Flac;

/// <summary>Finds the shortest subframe for one channel of a block and writes it. Not thread-safe.</summary>
internal sealed unsafe class SubframeEncoder
{
    private const int LpcOrder = 12;
    private const int Lags = 16;

    /// <summary>A block is also windowed in halves and thirds, and with each of these cut out.</summary>
    private const int MaxParts = 3;

    private readonly double[] _samples = new double[FrameEncoder.BlockSize + (2 * Autocorrelation.Padding)];
    private readonly double[] _windowed = new double[FrameEncoder.BlockSize + (2 * Autocorrelation.Padding)];
    private readonly double[] _magnitudes = new double[1 << RicePartitions.MaxOrder];
    private readonly int[] _residual = new int[FrameEncoder.BlockSize];
    private readonly RicePartitions _trialPartitions = new();
    private readonly LevinsonDurbin _levinson = new();
    private readonly RicePartitions _partitions = new();
    private Predictor _trial = new();
    private Predictor _best = new();
    private Kind _kind;
    private int _count;
    private int _bits;
    private int _wasted;

    private enum Kind
    {
        Constant,
        Verbatim,
        Predicted,
    }

    /// <summary>Bits of the subframe as planned, about.</summary>
    public double Bits { get; private set; }

    /// <summary>Looks at a channel and decides.</summary>
    /// <param name="bits">Of a sample, 4 to 33.</param>
    public void Plan(ReadOnlySpan<long> samples, int bits)
    {
        _count = samples.Length;
        long all = 0;
        var isConstant = true;
        foreach (var sample in samples)
        {
            all |= sample;
            isConstant &= sample == samples[0];
        }

        _wasted = all == 0 || isConstant ? 0 : BitOperations.TrailingZeroCount(all);
        _bits = bits - _wasted;
        for (var i = 0; i < _count; i++)
        {
            _samples[Autocorrelation.Padding + i] = samples[i] >> _wasted;
        }

        if (isConstant)
        {
            _kind = Kind.Constant;
            Bits = 8 + _bits;
            return;
        }

        _kind = Kind.Verbatim;
        Bits = 8 + ((double)_bits * _count);
        fixed (double* samplesStart = _samples)
        {
            var x = samplesStart + Autocorrelation.Padding;
            for (var order = 0; order <= 4 && order < _count; order++)
            {
                _trial.SetFixed(order);
                Try(x);
            }

            if (_count > 2 * LpcOrder)
            {
                TryWindows(x);
            }
        }
    }

    public void Write(BitWriter writer)
    {
        fixed (double* samplesStart = _samples)
        {
            var x = samplesStart + Autocorrelation.Padding;
            if (_kind == Kind.Predicted && !ResidualKernel.TryCompute(x, _count, _best, _residual))
            {
                _kind = Kind.Verbatim;
            }

            var type = _kind switch
            {
                Kind.Constant => 0,
                Kind.Verbatim => 1,
                _ => _best.Precision == 0 ? 8 + _best.Order : 31 + _best.Order,
            };
            writer.Write((ulong)(type << 1 | (_wasted > 0 ? 1 : 0)), 8);
            if (_wasted > 0)
            {
                writer.WriteUnary((uint)_wasted - 1);
            }

            var plain = _kind switch { Kind.Constant => 1, Kind.Verbatim => _count, _ => _best.Order };
            for (var i = 0; i < plain; i++)
            {
                writer.WriteSigned((long)x[i], _bits);
            }
        }

        if (_kind == Kind.Predicted)
        {
            WritePredicted(writer);
        }
    }

    private void WritePredicted(BitWriter writer)
    {
        if (_best.Precision > 0)
        {
            writer.Write((ulong)(_best.Precision - 1), 4);
            writer.Write((ulong)_best.Shift, 5);
            for (var i = 0; i < _best.Order; i++)
            {
                writer.WriteSigned((long)_best.Coefficients[i], _best.Precision);
            }
        }

        _partitions.Refine(_residual, _count, _best.Order);
        var parameterBits = _partitions.ParameterBits;
        writer.Write(parameterBits == 4 ? 0UL : 1, 2);
        writer.Write((ulong)_partitions.Order, 4);
        var at = _best.Order;
        for (var p = 0; p < _partitions.Parameters.Length; p++)
        {
            var end = (p + 1) * (_count >> _partitions.Order);
            var k = _partitions.Parameters[p];
            writer.Write((ulong)k, parameterBits);
            writer.WriteRice(_residual.AsSpan(at, end - at), k);
            at = end;
        }
    }

    private void TryWindows(double* x)
    {
        Span<double> whole = stackalloc double[Lags];
        Span<double> part = stackalloc double[Lags];
        Correlate(x, 0, _count, whole);
        TryLinear(x, whole, _count);
        for (var parts = 2; parts <= MaxParts && _count / parts > 4 * Lags; parts++)
        {
            var length = _count / parts;
            for (var p = 0; p < parts; p++)
            {
                Correlate(x, p * length, length, part);
                TryLinear(x, part, length);
                if (parts > 2)
                {
                    for (var lag = 0; lag < Lags; lag++)
                    {
                        part[lag] = whole[lag] - part[lag];
                    }

                    TryLinear(x, part, _count - length);
                }
            }
        }
    }

    private void Correlate(double* x, int start, int length, Span<double> sums)
    {
        var window = TukeyWindow.Of(length);
        fixed (double* windowedStart = _windowed)
        {
            var windowed = windowedStart + Autocorrelation.Padding;
            for (var i = 0; i < length; i++)
            {
                windowed[i] = x[start + i] * window[i];
            }

            new Span<double>(windowed + length, Autocorrelation.Padding).Clear();
            Autocorrelation.Compute(windowed, length, LpcOrder + 1, sums);
        }
    }

    private void TryLinear(double* x, ReadOnlySpan<double> autocorrelation, int length)
    {
        var solved = _levinson.Solve(autocorrelation, LpcOrder);
        if (solved == 0)
        {
            return;
        }

        var precision = _bits <= 17 ? 14 : 15;
        var order = _levinson.BestOrder(solved, _count, 1.0 / length, _bits + precision);
        if (_trial.TryQuantize(_levinson.Coefficients(order), precision))
        {
            Try(x);
        }
    }

    /// <summary>Takes the predictor on trial where it needs fewer bits than the best so far.</summary>
    private void Try(double* x)
    {
        var finest = RicePartitions.FinestOrder(_count, _trial.Order);
        var length = _count >> finest;
        for (var p = 0; p < 1 << finest; p++)
        {
            _magnitudes[p] = ResidualKernel.Magnitude(x, p == 0 ? _trial.Order : p * length, (p + 1) * length, _trial);
        }

        var bits = 8 + (_trial.Order * (double)_bits) + _trial.HeaderBits + _trialPartitions.Choose(_magnitudes, finest, _count, _trial.Order);
        if (bits < Bits)
        {
            Bits = bits;
            _kind = Kind.Predicted;
            _trial.CopyTo(ref _best);
            _partitions.CopyFrom(_trialPartitions);
        }
    }
}
