package io.comptoir.dialogue.flow;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.expression.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a compiled flow. Targets are positions in the flow's list. */
public sealed interface Instruction {
  /** The line of the flow's file, for messages to its author. */
  int line();

  /** Says a message, shows a block, or both. */
  record Say(
      @Nullable String key,
      Map<String, Expression> with,
      @Nullable Show show,
      List<Choice> replies,
      @Nullable Expression keyed,
      int line)
      implements Instruction {
    public Say {
      with = Map.copyOf(with);
      replies = List.copyOf(replies);
    }
  }

  /**
   * Replaces what an earlier {@code say} with {@code keyed} showed.
   *
   * @param of the value that message was keyed by
   */
  record Change(Expression of, Show show, int line) implements Instruction {}

  /** Asks for a slot that is not known yet, and waits. */
  record Collect(
      String id,
      String slot,
      Ask ask,
      List<Expression> prefer,
      Options options,
      List<Check> validate,
      Retries retries,
      boolean optional,
      int line)
      implements Instruction {
    public Collect {
      prefer = List.copyOf(prefer);
      validate = List.copyOf(validate);
    }
  }

  /**
   * Asks for several slots at once where the channel has forms; elsewhere it is passed over and the
   * {@link Collect}s behind it ask one by one.
   */
  record Fill(String id, List<String> slots, Ask ask, String submit, int line)
      implements Instruction {
    public Fill {
      slots = List.copyOf(slots);
    }
  }

  /**
   * Waits for an explicit yes.
   *
   * @param no where a no leads; the steps after it are those of a yes
   * @param again where to go on when something changed since it was asked, so that what is
   *     confirmed is computed anew
   */
  record Confirm(String id, Ask ask, int no, int again, int line) implements Instruction {}

  /**
   * Has something done.
   *
   * @param into slot → name of the result; the empty name is all results
   * @param errors code → where it leads; {@code default} for the codes not named
   * @param required arguments it cannot do without
   */
  record Act(
      String id,
      String action,
      ActionSpec.Effect effect,
      Map<String, Expression> with,
      Map<String, String> into,
      Map<String, Integer> errors,
      List<String> required,
      int line)
      implements Instruction {
    public static final String DEFAULT = "default";

    /** Codes that any action may fail with: an argument is missing, it did not answer. */
    public static final java.util.Set<String> ALWAYS = java.util.Set.of("MISSING", "UNAVAILABLE");

    public Act {
      with = Map.copyOf(with);
      into = Map.copyOf(into);
      errors = Map.copyOf(errors);
      required = List.copyOf(required);
    }
  }

  /**
   * Goes on at one of several places by chance, always the same for a customer.
   *
   * @param arms at least two, in the order they are written
   */
  record Variant(String experiment, List<Arm> arms, int line) implements Instruction {
    public Variant {
      arms = List.copyOf(arms);
    }
  }

  /**
   * @param weight its share beside those of the others, at least 1
   */
  record Arm(String name, int weight, int target) {}

  /** Goes on at {@code target} when the condition does not hold. */
  record Unless(Expression condition, int target, int line) implements Instruction {}

  record Jump(int target, int line) implements Instruction {}

  /**
   * Puts the next item into a slot, or leaves the loop.
   *
   * @param counter slot that holds the position
   */
  record Next(String slot, Expression items, String counter, int exit, int line)
      implements Instruction {}

  record Set(Map<String, Expression> values, int line) implements Instruction {
    public Set {
      values = Map.copyOf(values);
    }
  }

  /**
   * Has the customer's profile, and every flow under way, forget values.
   *
   * @param names a text or items of texts: the values' names
   */
  record Erase(Expression names, int line) implements Instruction {}

  record Forget(List<String> slots, int line) implements Instruction {
    public Forget {
      slots = List.copyOf(slots);
    }
  }

  /** Keeps something in the customer's profile. */
  record Remember(Map<String, Expression> values, int line) implements Instruction {
    public Remember {
      values = Map.copyOf(values);
    }
  }

  /**
   * Runs another flow and comes back.
   *
   * @param into this flow's slot → the other's
   */
  record Call(
      String id, String flow, Map<String, Expression> with, Map<String, String> into, int line)
      implements Instruction {
    public Call {
      with = Map.copyOf(with);
      into = Map.copyOf(into);
    }
  }

  /** Asks for a person. */
  record HandOff(String reason, String skill, int line) implements Instruction {}

  /**
   * Waits for a time, an event, or the first of both.
   *
   * @param time how long
   * @param until a day ({@code 2026-12-20}: nine in the morning) or a time on the shop's clock
   */
  record Wait(
      String id,
      @Nullable Duration time,
      @Nullable Expression until,
      @Nullable String event,
      int line)
      implements Instruction {}

  record Note(String event, Map<String, Expression> with, int line) implements Instruction {
    public Note {
      with = Map.copyOf(with);
    }
  }

  /** The flow speaks this language from now on. */
  record Speak(Expression language, int line) implements Instruction {}

  /** Asks again the question that this flow interrupted. */
  record Repeat(int line) implements Instruction {}

  /** Leaves all flows under way. */
  record CancelAll(int line) implements Instruction {}

  record End(String outcome, int line) implements Instruction {}

  /** A block to show with a message. */
  record Show(String block, Map<String, Expression> with) {
    public Show {
      with = Map.copyOf(with);
    }
  }

  /** A quick reply that starts something. */
  record Choice(
      String label, String does, Map<String, Expression> with, @Nullable Expression when) {
    public Choice {
      with = Map.copyOf(with);
    }
  }

  /**
   * How a question is put.
   *
   * @param silence null where one waits for an answer as long as it takes
   */
  record Ask(
      String key,
      Map<String, Expression> with,
      @Nullable Show show,
      List<Choice> replies,
      @Nullable Silence silence) {
    public Ask {
      with = Map.copyOf(with);
      replies = List.copyOf(replies);
    }
  }

  /**
   * What is said when a question gets no answer; it stays open, and this is said once.
   *
   * @param after how long one waits, by the form of the channel; none to wait for ever
   * @param say the message's key
   */
  record Silence(Map<MessageForm, Duration> after, String say) {
    public Silence {
      after = Map.copyOf(after);
    }
  }

  /**
   * What one can choose from.
   *
   * @param values closed values whose labels are messages
   * @param from a list of products, orders, or fields with {@code value} and {@code label}
   */
  record Options(List<String> values, @Nullable Expression from) {
    public static final Options NONE = new Options(List.of(), null);

    public Options {
      values = List.copyOf(values);
    }
  }

  /** A condition that an answer must hold, else this is said and it is asked again. */
  record Check(Expression condition, String otherwise) {}

  /**
   * @param max answers that were not accepted before {@code then}
   * @param then where to go on, negative for the pattern (offer a person)
   */
  record Retries(int max, int then) {
    public static final Retries USUAL = new Retries(3, -1);
  }
}
