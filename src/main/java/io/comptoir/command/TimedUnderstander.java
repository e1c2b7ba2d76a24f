package io.comptoir.command;

import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;

/** Understands as another does, and measures how long a sentence takes. */
record TimedUnderstander(Understander understander, Timer timer) implements Understander {
  @Override
  public Understanding understand(String text, Context context) {
    return timer.record((Supplier<Understanding>) () -> understander.understand(text, context));
  }

  @Override
  public List<String> wishes(String text, Context context) {
    return understander.wishes(text, context);
  }
}
