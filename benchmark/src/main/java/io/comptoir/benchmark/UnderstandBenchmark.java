package io.comptoir.benchmark;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A shopper's sentence, understood whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class UnderstandBenchmark {
  @Param({
    "bonjour, je cherche un cadeau pour ma mère, moins de 50 euros",
    "le deuxieme mais moin cher svp",
    "do you have a woody perfume without alcohol for my father?",
    "oui"
  })
  public String sentence = "";

  private Understander understander;
  private Context context = Context.fresh(Language.FRENCH, ZonedDateTime.now());

  @Setup
  public void open() {
    understander = DemoShop.open().counter().understander();
  }

  @Benchmark
  public Understanding understand() {
    return understander.understand(sentence, context);
  }
}
