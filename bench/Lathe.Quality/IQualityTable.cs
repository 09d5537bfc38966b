namespace Lathe.Quality;

/// <summary>One table of docs/quality.md: what is measured on the running code, how, and what it has to reach.</summary>
public interface IQualityTable
{
    /// <summary>The heading it stands under: "Equalizers".</summary>
    string Section { get; }

    /// <summary>Its own heading: "Bells against their analog prototype".</summary>
    string Title { get; }

    /// <summary>One or two sentences: the signal, the settings, what is read off.</summary>
    string Method { get; }

    /// <summary>What it has to reach, in one sentence.</summary>
    string Bar { get; }

    /// <summary>Measures.</summary>
    Table Measure();
}
