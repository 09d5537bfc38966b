using System.Globalization;
using Lathe.Files;
using Lathe.Files.Tags;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Tags that the destination needs, and the embedded picture.</summary>
internal static class TagChecks
{
    private const int LeastPixels = 1400;
    private const int MostBytes = 10_000_000;

    public static IEnumerable<Finding> Run(CheckContext c, AudioFileInfo file)
    {
        var missing = c.Rules.Tags.Where(t => string.IsNullOrWhiteSpace(file.Tags.Get(t))).ToList();
        return
        [
            .. missing.Count == 0 ? [] : c.Judge(
                DefectClasses.MissingMetadata, missing.Count, c.Whole, $"without {string.Join(", ", missing)}", string.Join(", ", c.Rules.Tags)),
            .. file.Tags.Pictures.SelectMany(p => Problem(p) is { } problem ? c.Judge(DefectClasses.ArtProblem, 0, c.Whole, problem) : []),
        ];
    }

    private static string? Problem(Picture picture)
    {
        if (ImageHeader.Read(picture.Data.AsSpan()) is not { } image)
        {
            return $"neither a JPEG nor a PNG picture ({picture.MimeType})";
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{image.Width} x {image.Height} pixels");
        return image.Width != image.Height ? $"not square: {size}"
            : image.Width < LeastPixels ? $"too small: {size}"
            : picture.Data.Length > MostBytes ? string.Create(CultureInfo.InvariantCulture, $"too large: {picture.Data.Length / 1e6:F1} MB")
            : !image.IsRgb ? "not in RGB"
            : null;
    }
}
