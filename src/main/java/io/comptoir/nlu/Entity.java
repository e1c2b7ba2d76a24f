package io.comptoir.nlu;

import io.comptoir.base.Value;

/**
 * A typed value found in a sentence.
 *
 * <p>Types and their values: {@code product}, {@code category}, {@code brand} → {@link Value.Ref}
 * of that kind; {@code attribute} → {@link Value.Ref} whose kind is the attribute's key and whose
 * id is the value's key ({@code skin_type}/{@code dry}); {@code amount} → {@link Value.Amount};
 * {@code budget} → {@link Value.Fields} of {@code min} and/or {@code max} amounts; {@code
 * quantity}, {@code age} → {@link Value.Number}; {@code ordinal} → {@link Value.Number}, 1 for the
 * first, -1 for the last; {@code order_number}, {@code email}, {@code phone} (E.164), {@code
 * postcode}, {@code city}, {@code name}, {@code coupon} → {@link Value.Text}; the shop's own
 * ({@code recipient}, {@code occasion} …) → {@link Value.Text} holding the value's key.
 *
 * @param start first character in the text as it was written
 * @param end one past the last character
 * @param text the words that said it
 * @param confidence 0 to 1; below 1 for a typo or a partial name
 * @param negated "sans alcool", "not leather": the person does not want it
 */
public record Entity(
    String type,
    Value value,
    int start,
    int end,
    String text,
    double confidence,
    boolean negated) {}
