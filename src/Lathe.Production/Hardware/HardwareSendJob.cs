using System.Collections.Immutable;
using Lathe.Analysis.Hardware;
using Lathe.Dsp.Buffers;
using Lathe.Export;
using Lathe.Files;
using Lathe.Production.Jobs;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>Writes for each hardware insert of a project what has to be played through the device.</summary>
public static class HardwareSendJob
{
    /// <param name="path">A project folder or its session.yaml.</param>
    /// <param name="output">The folder for the files, or null for hardware/ in the project.</param>
    /// <param name="settings">How the strips are rendered.</param>
    /// <exception cref="InputException">The session has no hardware inserts, or one cannot be used.</exception>
    public static ImmutableArray<HardwareStep> Run(
        string path, string? output, RenderSettings settings, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.Open(path);
        var session = project.ReadSession();
        if (!HardwareInsert.AnyIn(session))
        {
            throw new InputException("hardware-insert", $"{project.SessionPath} has no hardware inserts; write one as - hardware: {{ name: LA-2A, return: returns/vox.wav }}.");
        }

        return new JobStages(progress, cancellation, ("writing send files", 1)).Run(_ => Send(project, session, output ?? project.Hardware, settings, cancellation));
    }

    private static ImmutableArray<HardwareStep> Send(
        ProjectFolder project, SessionDocument session, string folder, RenderSettings settings, CancellationToken cancellation)
    {
        var steps = ImmutableArray.CreateBuilder<HardwareStep>();
        var waiting = new List<HardwareInsert>();
        Directory.CreateDirectory(folder);
        while (HardwareOrder.Next(session) is { } insert)
        {
            insert.Check();
            if (insert.IsOff(session, null))
            {
                session = HardwareSession.Without(session, insert);
                continue;
            }

            if (waiting.FirstOrDefault(w => HardwareOrder.Feeds(session, w.Strip, insert.Strip)) is { } before)
            {
                steps.Add(new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Waiting, $"waits for the return of {before.Name}"));
                session = HardwareSession.Without(session, insert);
                continue;
            }

            steps.Add(Send(project, session, insert, folder, settings, cancellation));
            try
            {
                session = HardwareSession.Play(session, insert, new HardwareReturns(project, settings, cancellation).Aligned(session, insert, null));
            }
            catch (InputException)
            {
                // What comes after it in the signal hears this device and has to wait for its return; the others need not.
                session = HardwareSession.Without(session, insert);
                waiting.Add(insert);
            }
        }

        return steps.ToImmutable();
    }

    private static HardwareStep Send(
        ProjectFolder project, SessionDocument session, HardwareInsert insert, string folder, RenderSettings settings, CancellationToken cancellation)
    {
        var sheet = RecallSheet.Load(project);
        var target = Path.Combine(folder, insert.FileName + ".wav");
        using var program = new HardwareProgram(project, settings, cancellation).Render(session, insert, null);
        var frames = HardwareProgram.Length(program);
        if (frames == 0)
        {
            throw new InputException("hardware-insert", $"{insert.Path}: {insert.Strip} is silent up to {insert.Name}; there is nothing to send.");
        }

        var hash = HardwareProgram.HashOf(program, frames);
        var old = sheet.Find(insert.Path);
        if (old is not null && old.ProgramSha256 == hash && File.Exists(Path.GetFullPath(old.Send, project.Root)))
        {
            sheet.With(old with { Name = insert.Name, Settings = insert.Recall.ToDictionary() }).Save(project);
            return new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Unchanged, $"{old.Send} is what the strip renders", old.Send);
        }

        using var part = new FirstFrames(program, frames);
        using var send = new SendSource(part);
        var spec = new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.F32 };
        Exporter.Export(send, target, spec, null, cancellation);
        var relative = Path.GetRelativePath(project.Root, Path.GetFullPath(target)).Replace('\\', '/');
        sheet.With(new RecallEntry
        {
            Insert = insert.Path,
            Name = insert.Name,
            Settings = insert.Recall.ToDictionary(),
            Send = relative,
            Rate = send.Format.SampleRate,
            Channels = send.Format.Channels,
            ProgramFrames = frames,
            ProgramSha256 = hash,
        }).Save(project);
        return new HardwareStep(
            insert.Path, insert.Name, HardwareOutcome.Done, $"play {relative} through {insert.Name} and record it as {insert.Return ?? "a file to be named under return"}", relative);
    }

    /// <summary>The start of a source.</summary>
    private sealed class FirstFrames(IAudioSource source, long frames) : IAudioSource
    {
        public AudioFormat Format => source.Format;

        public long Frames => frames;

        public int Read(long position, in Planar destination) =>
            position >= frames ? 0 : source.Read(position, destination.Slice(0, (int)Math.Min(destination.Frames, frames - position)));

        public void Dispose()
        {
        }
    }
}
