using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Taps;
using Lathe.Production.Jobs;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>What a strip renders up to a device: its samples, its length to the last that is not 0, and their hash.</summary>
internal sealed class HardwareProgram(ProjectFolder project, RenderSettings settings, CancellationToken cancellation)
{
    private const int Block = 4096;

    /// <summary>The hash, without rendering where the same plan was hashed before.</summary>
    public string Hash(SessionDocument session, HardwareInsert insert, string? variant)
    {
        var (plan, _) = MixRender.CompilePlain(project, HardwareSession.UpTo(session, insert), variant);
        var known = plan.Strip(insert.Strip).ContentKey is { } key ? Path.Combine(project.HardwareCache, key) : null;
        if (known is not null && File.Exists(known))
        {
            return File.ReadAllText(known).Trim();
        }

        using var spool = Render(session, insert, variant);
        var hash = HashOf(spool, Length(spool));
        if (known is not null)
        {
            Directory.CreateDirectory(project.HardwareCache);
            DocumentFile.Write(known, hash);
        }

        return hash;
    }

    /// <summary>Renders it.</summary>
    public Spool Render(SessionDocument session, HardwareInsert insert, string? variant)
    {
        var (plan, _) = MixRender.CompilePlain(project, HardwareSession.UpTo(session, insert), variant);
        return MixRender.ToSpool(project, plan, settings, null, cancellation, insert.Strip, TapPoint.PreFader).Spool;
    }

    /// <summary>Frames up to the last one that is not silent: how long the rest of the song is must not matter.</summary>
    public static long Length(IAudioSource source)
    {
        long length = 0;
        ForBlocks(source, source.Frames, (long position, in Planar part) =>
        {
            for (var c = 0; c < part.Channels; c++)
            {
                var last = part[c].LastIndexOfAnyExcept(0.0);
                length = last < 0 ? length : Math.Max(length, position + last + 1);
            }
        });
        return length;
    }

    /// <summary>SHA-256 of the samples as 64-bit numbers, blocks of 4096 frames, channel after channel.</summary>
    public static string HashOf(IAudioSource source, long frames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(head, frames);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], source.Format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], source.Format.Channels);
        hash.AppendData(head);
        ForBlocks(source, frames, (long _, in Planar part) =>
        {
            for (var c = 0; c < part.Channels; c++)
            {
                hash.AppendData(MemoryMarshal.AsBytes(part[c]));
            }
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private delegate void Visit(long position, in Planar part);

    private static void ForBlocks(IAudioSource source, long frames, Visit visit)
    {
        using var buffer = new AudioBuffer(source.Format.Channels, Block);
        for (long at = 0; at < frames; at += Block)
        {
            var part = buffer.View(0, (int)Math.Min(Block, frames - at));
            source.Read(at, part);
            visit(at, part);
        }
    }
}
