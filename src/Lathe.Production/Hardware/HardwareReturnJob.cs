using System.Collections.Immutable;
using System.Globalization;
using Lathe.Analysis.Hardware;
using Lathe.Dsp.Numerics;
using Lathe.Export;
using Lathe.Files;
using Lathe.Production.Jobs;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>Reads what devices gave back: measures and aligns each recording, and keeps the recall sheet.</summary>
public static class HardwareReturnJob
{
    /// <param name="path">A project folder or its session.yaml.</param>
    /// <param name="settings">How strips are rendered, to prove that a return is one of what they render now.</param>
    /// <exception cref="InputException">A recording cannot be used.</exception>
    public static ImmutableArray<HardwareStep> Run(string path, RenderSettings settings, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.Open(path);
        var session = project.ReadSession();
        return new JobStages(progress, cancellation, ("reading returns", 1)).Run(_ => Read(project, session, settings, cancellation));
    }

    private static ImmutableArray<HardwareStep> Read(ProjectFolder project, SessionDocument session, RenderSettings settings, CancellationToken cancellation)
    {
        var steps = ImmutableArray.CreateBuilder<HardwareStep>();
        var waiting = new List<HardwareInsert>();
        while (HardwareOrder.Next(session) is { } insert)
        {
            insert.Check();
            if (insert.IsOff(session, null))
            {
                session = HardwareSession.Without(session, insert);
                continue;
            }

            var before = waiting.FirstOrDefault(w => HardwareOrder.Feeds(session, w.Strip, insert.Strip));
            var step = before is null
                ? Read(project, session, insert, settings, cancellation)
                : new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Waiting, $"waits for the return of {before.Name}");
            steps.Add(step);
            if (step.Outcome == HardwareOutcome.Waiting)
            {
                waiting.Add(insert);
                session = HardwareSession.Without(session, insert);
            }
            else
            {
                session = HardwareSession.Play(session, insert, step.File!);
            }
        }

        return steps.ToImmutable();
    }

    private static HardwareStep Read(
        ProjectFolder project, SessionDocument session, HardwareInsert insert, RenderSettings settings, CancellationToken cancellation)
    {
        var sheet = RecallSheet.Load(project);
        if (sheet.Find(insert.Path) is not { } entry)
        {
            return new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Waiting, "nothing was sent yet; run 'lathe inserts send'");
        }

        if (insert.Return is not { } name)
        {
            throw new InputException("hardware-insert", $"{insert.Path}: name the recording of {insert.Name} under return.");
        }

        new HardwareReturns(project, settings, cancellation).RequireCurrent(session, insert, null, entry);
        var file = Path.GetFullPath(name, project.Root);
        if (!File.Exists(file))
        {
            return new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Waiting, $"{name} is not there yet");
        }

        var hash = FileHash.Compute(file);
        entry = entry with { Name = insert.Name, Settings = insert.Recall.ToDictionary() };
        if (entry.ReturnSha256 == hash && entry.Aligned is { } aligned && File.Exists(Path.Combine(project.Root, aligned)))
        {
            sheet.With(entry).Save(project);
            return new HardwareStep(insert.Path, insert.Name, HardwareOutcome.Unchanged, $"{name} was read before", aligned);
        }

        return Align(project, sheet, insert, entry with { Return = name, ReturnSha256 = hash }, file, cancellation);
    }

    private static HardwareStep Align(
        ProjectFolder project, RecallSheet sheet, HardwareInsert insert, RecallEntry entry, string file, CancellationToken cancellation)
    {
        using var reader = SoundFile.Open(file);
        using var recorded = new FiniteSource(file, reader);
        if (recorded.Format.SampleRate != entry.Rate || recorded.Format.Channels != entry.Channels)
        {
            throw new InputException(
                "hardware-insert",
                $"{insert.Path}: {entry.Return} has {recorded.Format.Channels} channels at {recorded.Format.SampleRate} Hz, but {entry.Channels} at {entry.Rate} Hz were sent.");
        }

        if (ReturnReader.Read(recorded, entry.Layout) is not { } reading)
        {
            throw new InputException("hardware-insert", $"{insert.Path}: {entry.Return} does not hold the sweep that {entry.Send} begins with; record the whole file.");
        }

        var least = ReturnReader.LeastFrames(entry.Layout, reading);
        if (recorded.Frames < least)
        {
            throw new InputException(
                "hardware-insert",
                string.Create(CultureInfo.InvariantCulture, $"{insert.Path}: {entry.Return} is too short, it lacks {(least - recorded.Frames) / (double)entry.Rate:0.000} s of the program; record the whole file."));
        }

        var target = Path.Combine(project.Hardware, insert.FileName + ".aligned.wav");
        using (var aligned = ReturnReader.Align(recorded, entry.Layout, reading))
        {
            Exporter.Export(aligned, target, new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.F32 }, null, cancellation);
        }

        var relative = Path.GetRelativePath(project.Root, target).Replace('\\', '/');
        sheet.With(entry with
        {
            Aligned = relative,
            DriftPpm = reading.HasLastSweep ? reading.DriftPpm : null,
            Measured = [.. reading.Channels.Select(c => Kept(c, entry.Rate))],
        }).Save(project);
        return new HardwareStep(
            insert.Path,
            insert.Name,
            HardwareOutcome.Done,
            Told(reading),
            relative,
            [.. reading.Channels.Select(c => c.Latency)],
            [.. reading.Channels.Select(c => c.Gain)],
            reading.HasLastSweep ? reading.DriftPpm : null);
    }

    private static string Told(ReturnReading reading)
    {
        var channels = reading.Channels.Select(c => string.Create(
            CultureInfo.InvariantCulture, $"latency {c.Latency:0.000} samples, gain {c.Gain:+0.00;-0.00;0.00} dB{(c.Inverted ? ", polarity inverted and put right" : "")}, {(double.IsFinite(c.NoiseFloor) ? $"noise {c.NoiseFloor:0.0} dBFS" : "no noise")}"));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", channels)}; clock {reading.DriftPpm:+0.00;-0.00;0.00} ppm");
    }

    private static RecallChannel Kept(ReturnChannel channel, int rate) => new(
        channel.Latency,
        1000 * channel.Latency / rate,
        Finite(channel.Gain),
        channel.Inverted,
        Finite(channel.NoiseFloor),
        [.. channel.Tones.Select(t => new RecallTone(t.Hertz, t.Level, Finite(t.Gain), Finite(100 * DetMath.DbToGain(t.Thd))))]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
