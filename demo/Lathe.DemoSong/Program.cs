using Lathe.DemoSong;
foreach (var stem in PaperLanterns.Record())
{
    using var f = new BinaryWriter(File.Create($"/tmp/demo/{stem.Name}.{stem.Channels.Length}.f64"));
    for (var n = 0; n < stem.Left.Length; n++) foreach (var c in stem.Channels) f.Write(c[n]);
}
