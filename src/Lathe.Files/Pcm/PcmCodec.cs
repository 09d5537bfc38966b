using Lathe.Dsp.Buffers;

namespace Lathe.Files.Pcm;

/// <summary>Interleaved bytes to planar doubles and back, for one encoding.</summary>
internal abstract unsafe class PcmCodec
{
    /// <summary>Bytes that must be readable past the last sample.</summary>
    public const int Slack = 4;

    /// <summary>Bytes of one sample.</summary>
    public abstract int Size { get; }

    public static PcmCodec Of(PcmEncoding encoding) => encoding switch
    {
        PcmEncoding.U8 => new PcmCodec<U8Sample>(),
        PcmEncoding.S8 => new PcmCodec<S8Sample>(),
        PcmEncoding.S16 => new PcmCodec<S16Sample>(),
        PcmEncoding.S16Big => new PcmCodec<S16BigSample>(),
        PcmEncoding.S24 => new PcmCodec<S24Sample>(),
        PcmEncoding.S24Big => new PcmCodec<S24BigSample>(),
        PcmEncoding.S24Low => new PcmCodec<S24LowSample>(),
        PcmEncoding.S32 => new PcmCodec<S32Sample>(),
        PcmEncoding.S32Big => new PcmCodec<S32BigSample>(),
        PcmEncoding.F32 => new PcmCodec<F32Sample>(),
        PcmEncoding.F32Big => new PcmCodec<F32BigSample>(),
        PcmEncoding.F64 => new PcmCodec<F64Sample>(),
        _ => new PcmCodec<F64BigSample>(),
    };

    /// <summary>Decodes <paramref name="destination"/>.Frames frames. <paramref name="source"/> holds them and <see cref="Slack"/> more bytes.</summary>
    public abstract void Decode(ReadOnlySpan<byte> source, in Planar destination);

    public abstract void Encode(in Planar source, Span<byte> destination);

    public abstract void EncodeIntegers(ReadOnlySpan<int> interleaved, Span<byte> destination);
}

/// <inheritdoc />
internal sealed unsafe class PcmCodec<TSample> : PcmCodec
    where TSample : struct, IPcmSample
{
    public override int Size => TSample.Size;

    public override void Decode(ReadOnlySpan<byte> source, in Planar destination)
    {
        var stride = TSample.Size * destination.Channels;
        Check(source.Length - Slack, (long)stride * destination.Frames);
        fixed (byte* start = source)
        {
            for (var c = 0; c < destination.Channels; c++)
            {
                var from = start + (c * TSample.Size);
                fixed (double* to = destination[c])
                {
                    for (var i = 0; i < destination.Frames; i++)
                    {
                        to[i] = TSample.Read(from);
                        from += stride;
                    }
                }
            }
        }
    }

    public override void Encode(in Planar source, Span<byte> destination)
    {
        var stride = TSample.Size * source.Channels;
        Check(destination.Length, (long)stride * source.Frames);
        fixed (byte* start = destination)
        {
            for (var c = 0; c < source.Channels; c++)
            {
                var to = start + (c * TSample.Size);
                fixed (double* from = source[c])
                {
                    for (var i = 0; i < source.Frames; i++)
                    {
                        TSample.Write(to, from[i]);
                        to += stride;
                    }
                }
            }
        }
    }

    public override void EncodeIntegers(ReadOnlySpan<int> interleaved, Span<byte> destination)
    {
        Check(destination.Length, (long)TSample.Size * interleaved.Length);
        fixed (byte* start = destination)
        {
            for (var i = 0; i < interleaved.Length; i++)
            {
                TSample.WriteInteger(start + ((long)i * TSample.Size), interleaved[i]);
            }
        }
    }

    private static void Check(long length, long needed)
    {
        if (length < needed)
        {
            throw new ArgumentException($"{length} bytes are too few for {needed}.");
        }
    }
}
