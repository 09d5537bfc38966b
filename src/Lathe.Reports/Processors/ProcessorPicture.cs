namespace Lathe.Reports.Processors;

/// <summary>A picture drawn from the running processor.</summary>
/// <param name="Name">The last part of its file's name: "response".</param>
/// <param name="Caption">What is seen, one sentence.</param>
/// <param name="Svg">The picture.</param>
public sealed record ProcessorPicture(string Name, string Caption, string Svg);
