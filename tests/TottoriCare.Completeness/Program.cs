return TottoriCare.Planting.Command.Run(args, Console.Out);
