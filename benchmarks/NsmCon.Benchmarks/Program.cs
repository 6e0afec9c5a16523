Console.WriteLine("NsmCon.Benchmarks");
