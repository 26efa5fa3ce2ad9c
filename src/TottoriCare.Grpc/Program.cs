using TottoriCare.Grpc.Hosting;

return await ServiceHost.RunAsync(args, Console.Out, Console.Error);
