return TottoriCare.Oracles.Command.Run(args, Console.Out);
