package io.comptoir.dialogue.flow;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a flow wants to know.
 *
 * @param type what may stand in it
 * @param entities kinds of entities that fill it when a sentence holds one, best first; none for
 *     free text, which is only taken as the answer to its own question
 * @param values the closed choice of an {@link Type#ENUM}
 * @param words how people call it ("adresse", "quantity"), for "I want to change …"
 * @param depends slots whose change makes this one be asked again
 * @param initial its value before anything is said
 * @param optional whether a form may be sent without it
 */
public record Slot(
    String name,
    Type type,
    List<String> entities,
    List<String> values,
    Scope scope,
    Map<Language, List<String>> words,
    List<String> depends,
    @Nullable Value initial,
    boolean optional,
    int line) {
  public Slot {
    entities = List.copyOf(entities);
    values = List.copyOf(values);
    words = Map.copyOf(words);
    depends = List.copyOf(depends);
  }

  /** How long it is remembered. */
  public enum Scope {
    /** Until the answer to this input is given. */
    TURN,
    /** Until the flow ends. */
    FLOW,
    CONVERSATION,
    /** In the customer's profile. */
    CUSTOMER
  }

  /** What may stand in it, and so how an answer is read and checked. */
  public enum Type {
    TEXT,
    NAME,
    EMAIL,
    PHONE,
    POSTCODE,
    CITY,
    /** Number and street. */
    STREET,
    COUPON,
    NUMBER,
    /** All the numbers of an answer: ages, figures of a draw. */
    NUMBERS,
    AMOUNT,
    BUDGET,
    TRUTH,
    ENUM,
    PRODUCT,
    /** Several products. */
    PRODUCTS,
    /** Something else with an identity: an order, a store, a category. */
    REF,
    ITEMS,
    FIELDS,
    /** Whatever an action gives. */
    ANY;

    /** Whether its answer is whatever the person writes. */
    public boolean freeText() {
      return this == TEXT || this == NAME || this == CITY || this == STREET;
    }
  }
}
