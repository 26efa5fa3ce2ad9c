return await TottoriCare.LogProofs.Command.RunAsync(args, Console.Out);
