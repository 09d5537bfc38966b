using System.Diagnostics;
using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Tags;

namespace Lathe.Files.Tests.Fuzzing;

/// <summary>Damages small files of every managed format at random: each must be read or refused with a <see cref="MediaException"/>, quickly.</summary>
public sealed class MutationTests : IDisposable
{
    private const int Seed = 20261121;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(Container.Wav, SampleFormat.S24)]
    [InlineData(Container.Rf64, SampleFormat.F32)]
    [InlineData(Container.Aiff, SampleFormat.S16)]
    [InlineData(Container.Aifc, SampleFormat.F64)]
    [InlineData(Container.Flac, SampleFormat.S16)]
    [InlineData(Container.Flac, SampleFormat.S32)]
    public void A_damaged_file_is_read_or_refused_quickly(Container container, SampleFormat sample)
    {
        var original = Original(container, sample);
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        var trial = 0;
        for (; clock.Elapsed < Budget; trial++)
        {
            var bytes = Mutate(original, random);
            var start = clock.Elapsed;
            try
            {
                ReadAll(bytes, random);
            }
            catch (MediaException e)
            {
                e.Message.ShouldNotContain('\n');
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {Seed}, trial {trial}", e);
            }

            (clock.Elapsed - start).ShouldBeLessThan(Limit, $"seed {Seed}, trial {trial}");
        }

        trial.ShouldBeGreaterThan(20);
    }

    public void Dispose() => _folder.Dispose();

    private static void ReadAll(byte[] bytes, Random random)
    {
        using var reader = AudioFile.OpenManaged(new MemoryBytes("mutant", bytes));
        if (reader is null)
        {
            return;
        }

        // A lying length is possible, but not more than the bytes can hold: FLAC's densest block is 65535 samples in 10 bytes or so.
        reader.Frames.ShouldBeLessThanOrEqualTo((bytes.Length + 1L) * 65535);
        using var buffer = new AudioBuffer(reader.Format.Channels, 1000);
        var end = Math.Min(reader.Frames, 40_000);
        for (long at = 0; at < end; at += 1000)
        {
            reader.Read(at, buffer.All);
        }

        if (reader.Frames > 0)
        {
            reader.Read(random.NextInt64(reader.Frames), buffer.All);
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            // Headers are where readers go wrong: half of the damage goes there.
            var at = random.Next(2) == 0 ? random.Next(Math.Min(200, bytes.Length)) : random.Next(bytes.Length);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).Fill((byte)(random.Next(2) * 255));
                    break;
                case 3:
                    bytes = bytes[..Math.Max(16, random.Next(bytes.Length))];
                    break;
                case 4:
                    bytes = [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + random.Next(1, 50)))];
                    break;
                default:
                    bytes = [.. bytes.AsSpan(0, at), .. bytes.AsSpan(random.Next(bytes.Length / 2), random.Next(1, bytes.Length / 2)), .. bytes.AsSpan(at)];
                    break;
            }

            if (bytes.Length < 16)
            {
                break;
            }
        }

        return bytes;
    }

    private byte[] Original(Container container, SampleFormat sample)
    {
        var tags = new TagSet { Title = "T", Artist = "A", TrackNumber = 1, Pictures = [new Picture(3, "image/png", "", [1, 2, 3])] };
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(container, sample, AudioFormat.Stereo(44100), tags with { Broadcast = new BroadcastExtension() })))
        {
            using var buffer = new AudioBuffer(2, 9000);
            var samples = TestAudio.Integers(2, 9000, 16, seed: 1);
            for (var i = 0; i < 9000; i++)
            {
                (buffer[0][i], buffer[1][i]) = (samples[2 * i] / 32768.0, samples[(2 * i) + 1] / 32768.0);
            }

            writer.Write(buffer.All);
            writer.Complete();
        }

        return File.ReadAllBytes(_folder["a"]);
    }
}
