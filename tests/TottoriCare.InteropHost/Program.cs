return await TottoriCare.InteropHost.TestHost.RunAsync(args, Console.Out, Console.Error);
