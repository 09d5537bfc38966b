using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// The true peak of each channel (see <see cref="TruePeakKernel"/>) of a stream, and optionally of each segment of it. Samples must be finite.
/// The long kernel runs only where a bound on it says that the running maximum could be beaten, so the result is that of the whole grid to the
/// last bit; it does not depend on how the stream is cut into blocks. Not thread-safe.
/// </summary>
public sealed class TruePeakDetector
{
    private readonly Channel[] _channels;
    private bool _complete;

    /// <param name="channels">1 or more.</param>
    /// <param name="segmentFrames">Frames of a segment, 8 or more; 0 for none.</param>
    public TruePeakDetector(int channels, int segmentFrames = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (segmentFrames is < 0 or (> 0 and < TruePeakTables.Group))
        {
            throw new ArgumentOutOfRangeException(nameof(segmentFrames), segmentFrames, "0 or at least 8.");
        }

        _channels = [.. Enumerable.Range(0, channels).Select(_ => new Channel(segmentFrames))];
    }

    /// <summary>The largest magnitude on the grid over all channels, linear: 1 is full scale. Final once the stream is complete.</summary>
    public double Peak => _channels.Max(c => c.Peak);

    /// <summary>The same for one channel.</summary>
    public double PeakOf(int channel) => _channels[channel].Peak;

    /// <summary>The frame at or before the first point where the channel's peak is reached; -1 for silence, below that never.</summary>
    public long FrameOf(int channel) => _channels[channel].PeakFrame;

    /// <summary>
    /// The largest magnitude in each segment of a channel, linear; the last one may be short. What rings before the first frame counts to the
    /// first segment, what rings after the last frame to the last.
    /// </summary>
    public IReadOnlyList<double> SegmentsOf(int channel) => _channels[channel].Segments;

    /// <summary>Takes the next frames, any number.</summary>
    public void Process(in Planar block)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            Process(c, block[c]);
        }
    }

    /// <summary>Takes the next samples of one channel: channels may be fed from different threads.</summary>
    public void Process(int channel, ReadOnlySpan<double> samples)
    {
        if (_complete)
        {
            throw new InvalidOperationException("The stream has been completed.");
        }

        _channels[channel].Process(samples);
    }

    /// <summary>States that the stream has ended: zeros follow.</summary>
    public void Complete()
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            Complete(c);
        }

        _complete = true;
    }

    /// <summary>States that one channel's stream has ended.</summary>
    public void Complete(int channel) => _channels[channel].Complete();

    private sealed class Channel(int segmentFrames)
    {
        private readonly TruePeakInterpolator _grid = new();
        private readonly double[] _pending = new double[Quantum.Frames];
        private readonly List<double> _segments = [];
        private double _level;
        private long _frames;
        private long _pushed;
        private bool _complete;

        public double Peak { get; private set; }

        public long PeakFrame { get; private set; } = -1;

        public IReadOnlyList<double> Segments => _segments;

        public void Process(ReadOnlySpan<double> samples)
        {
            var filled = (int)(_frames - _pushed);
            _frames += samples.Length;
            if (filled > 0)
            {
                var taken = Math.Min(samples.Length, Quantum.Frames - filled);
                samples[..taken].CopyTo(_pending.AsSpan(filled));
                samples = samples[taken..];
                if (filled + taken < Quantum.Frames)
                {
                    return;
                }

                Push(_pending);
            }

            for (; samples.Length >= Quantum.Frames; samples = samples[Quantum.Frames..])
            {
                Push(samples[..Quantum.Frames]);
            }

            samples.CopyTo(_pending);
        }

        public void Complete()
        {
            if (_complete)
            {
                return;
            }

            _complete = true;
            _pending.AsSpan((int)(_frames - _pushed)).Clear();
            var end = Quantum.RoundUp(_frames) + ((2 * TruePeakInterpolator.Lag) * Quantum.Frames);
            while (_pushed < end)
            {
                Push(_pending);
                _pending.AsSpan().Clear();
            }

            CloseSegment();
        }

        private void Push(ReadOnlySpan<double> samples)
        {
            _grid.Push(samples);
            _pushed += Quantum.Frames;
            Judge(_pushed - ((TruePeakInterpolator.Lag + 1) * Quantum.Frames));
        }

        private void Judge(long position)
        {
            var boundary = Boundary();
            if (position + Quantum.Frames <= boundary && _grid.StaysBelow(_level))
            {
                return;
            }

            var threshold = _grid.Threshold(_level);
            for (var g = 0; g < Quantum.Frames / TruePeakTables.Group; g++)
            {
                var frame = position + (g * TruePeakTables.Group);
                if (frame + TruePeakTables.Group > boundary)
                {
                    Split(g, frame, boundary);
                    boundary = Boundary();
                    threshold = _grid.Threshold(_level);
                }
                else if (_grid.GroupReaches(g, threshold) && Raise(Reductions.Max(_grid.Peaks(g)), frame))
                {
                    threshold = _grid.Threshold(_level);
                }
            }
        }

        /// <summary>A group that lies in two segments is always computed; each lane counts to its own.</summary>
        private void Split(int group, long frame, long boundary)
        {
            var peaks = _grid.Peaks(group);
            for (var i = 0; i < TruePeakTables.Group; i++)
            {
                if (frame + i == boundary)
                {
                    CloseSegment();
                }

                Raise(peaks[i], frame);
            }
        }

        /// <summary>The first frame of the next segment; never for the last one, which also takes what rings after the end.</summary>
        private long Boundary()
        {
            var next = segmentFrames == 0 ? long.MaxValue : (_segments.Count + 1L) * segmentFrames;
            return _complete && next >= _frames ? long.MaxValue : next;
        }

        private bool Raise(double peak, long frame)
        {
            if (peak > Peak)
            {
                Peak = peak;
                PeakFrame = Math.Max(0, frame);
            }

            if (peak <= _level)
            {
                return false;
            }

            _level = peak;
            return true;
        }

        private void CloseSegment()
        {
            if (segmentFrames > 0 && _frames > 0)
            {
                _segments.Add(_level);
                _level = 0;
            }
        }
    }
}
