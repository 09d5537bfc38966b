using Lathe.DemoSong;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: Lathe.DemoSong FOLDER   writes the stems of \"Paper Lanterns\" into the folder");
    return 2;
}

Directory.CreateDirectory(args[0]);
foreach (var stem in PaperLanterns.Record())
{
    StemFile.Write(stem, args[0]);
}

return 0;
