using Lathe.Analysis.Checks;
using Lathe.Files;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Tests.Checks;

public sealed class MasterAlarmTests
{
    [Fact]
    public void Published_masters_raise_no_error()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lathe.slnx")))
        {
            folder = folder.Parent;
        }

        var masters = new DirectoryInfo(Path.Combine(folder?.FullName ?? ".", "..", "shared", "audio", "masters"));
        if (!masters.Exists)
        {
            Assert.Skip("No published masters are present.");
        }

        foreach (var file in masters.GetFiles("*.flac"))
        {
            using var reader = AudioFile.Open(file.FullName);
            var inspection = Inspector.Inspect(reader, null, TestContext.Current.CancellationToken);
            Checker.Check(file.Name, inspection.Measurement, CheckRules.Master, reader.Info, inspection.Defects)
                .Where(f => f.Severity == FindingSeverity.Error).Select(f => $"{file.Name}: {f.Code} {f.Measured}").ShouldBeEmpty();
        }
    }
}
