using System.CommandLine;
using System.Globalization;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;
using Lathe.Reports;

namespace Lathe.Cli.Commands;

/// <summary>Says in a few lines what a master came to.</summary>
internal static class MasterSummary
{
    /// <returns>1 where the loudness that was asked for was not met.</returns>
    public static int Show(ParseResult parsed, MasterJobResult result)
    {
        var report = result.Report;
        if (parsed.GetValue(GlobalOptions.Json))
        {
            using var output = Console.OpenStandardOutput();
            SongReportJson.Write(output, report);
            output.Write("\n"u8);
        }
        else
        {
            Print(result.Folder, report);
        }

        return report.Targets.Reached ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(string folder, SongReport report)
    {
        Line($"{report.Title}: mix {report.Mix.Integrated:0.0} LUFS, {report.Mix.TruePeak:0.0} dBTP -> master {report.Master.Integrated:0.0} LUFS, {report.Master.TruePeak:0.00} dBTP");
        foreach (var file in report.Deliverables)
        {
            Line($"  {file.Path}: {file.Format}, {file.Measurement.Integrated:0.0} LUFS, {file.Measurement.TruePeak:0.00} dBTP, verified");
        }

        if (!report.Targets.Reached)
        {
            Line($"  {report.Targets.Loudness:0.0} LUFS was not met: {report.Targets.Reason}");
        }

        var findings = report.Findings.Count(f => f.Severity != Session.Findings.FindingSeverity.Note);
        Line($"  {report.Decisions.Count(d => d.Made)} decisions and {findings} findings, explained in {Path.Combine(folder, "report.html")}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
