package io.comptoir.dialogue.message;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import io.comptoir.base.Language;
import io.comptoir.dialogue.View.MessageForm;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One message in one language: its variants in each form. Parsed once; safe for concurrent use. */
public final class Wording {
  /** Kinds of argument that must be numbers, or the message cannot be put together. */
  private static final Set<MessagePattern.ArgType> COUNTING =
      Set.copyOf(
          EnumSet.of(
              MessagePattern.ArgType.PLURAL,
              MessagePattern.ArgType.SELECTORDINAL,
              MessagePattern.ArgType.CHOICE,
              MessagePattern.ArgType.SIMPLE));

  private final Map<MessageForm, List<Variant>> forms;
  private final List<Variant> upset;

  /**
   * @param web what is said unless another form is given
   * @param upset what is said instead to a person who is not happy; may be empty
   * @throws IllegalArgumentException when a text is not a well-formed ICU message
   */
  public Wording(
      List<String> web,
      List<String> voice,
      List<String> sms,
      List<String> upset,
      Language language) {
    if (web.isEmpty()) {
      throw new IllegalArgumentException("a message needs at least one text");
    }
    forms = new EnumMap<>(MessageForm.class);
    forms.put(MessageForm.WEB, variants(web, language));
    if (!voice.isEmpty()) {
      forms.put(MessageForm.VOICE, variants(voice, language));
    }
    if (!sms.isEmpty()) {
      forms.put(MessageForm.SMS, variants(sms, language));
    }
    this.upset = variants(upset, language);
  }

  /** A message that is the same everywhere. */
  public static Wording of(String text, Language language) {
    return new Wording(List.of(text), List.of(), List.of(), List.of(), language);
  }

  /**
   * @param toUpset to somebody who is not happy: what is written for them, else the calm variants,
   *     else the words without their emoji and exclamation marks
   * @param choice picks the variant, any number; the same number always picks the same
   */
  public String say(MessageForm form, boolean toUpset, int choice, Map<String, Object> arguments) {
    var variants =
        toUpset && !upset.isEmpty()
            ? upset
            : forms.getOrDefault(
                form, java.util.Objects.requireNonNull(forms.get(MessageForm.WEB)));
    if (!toUpset) {
      return pick(variants, choice).say(arguments);
    }
    var calm = variants.stream().filter(Variant::calm).toList();
    return Calm.of(pick(calm.isEmpty() ? variants : calm, choice).say(arguments));
  }

  private static Variant pick(List<Variant> variants, int choice) {
    return variants.get(Math.floorMod(choice, variants.size()));
  }

  /** Names of the values that its texts need, in all forms. */
  public Set<String> arguments() {
    var names = new LinkedHashSet<String>();
    forms.values().forEach(variants -> variants.forEach(v -> names.addAll(v.arguments())));
    upset.forEach(v -> names.addAll(v.arguments()));
    return names;
  }

  /** The texts of this form as they were written; none where it has none of its own. */
  public List<String> texts(MessageForm form) {
    return forms.getOrDefault(form, List.of()).stream().map(Variant::text).toList();
  }

  /** Its texts by the name of their form, as a shop's file has them. */
  public Map<String, List<String>> written() {
    var written = new LinkedHashMap<String, List<String>>();
    forms.forEach(
        (form, variants) ->
            written.put(
                form.name().toLowerCase(Locale.ROOT),
                variants.stream().map(Variant::text).toList()));
    if (!upset.isEmpty()) {
      written.put("upset", upset.stream().map(Variant::text).toList());
    }
    return written;
  }

  /** Every text as it was written. */
  public List<String> texts() {
    return forms.values().stream().flatMap(List::stream).map(Variant::text).toList();
  }

  private static List<Variant> variants(List<String> texts, Language language) {
    return texts.stream()
        .map(text -> Variant.of(Typography.set(text, language), language))
        .toList();
  }

  /**
   * @param format null when the text holds no argument
   * @param plain arguments that are put in as they are
   * @param choosing arguments that choose between texts
   * @param contracts whether the language draws words together before a value
   */
  private record Variant(
      String text,
      @org.jspecify.annotations.Nullable MessageFormat format,
      Set<String> arguments,
      Set<String> counted,
      Set<String> plain,
      Set<String> choosing,
      boolean contracts) {
    boolean calm() {
      return Calm.isCalm(text);
    }

    static Variant of(String text, Language language) {
      var pattern = new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_OPTIONAL);
      pattern.parse(text);
      var names = names(pattern);
      var plain = names.isEmpty() && !pattern.autoQuoteApostropheDeep().contains("''");
      return new Variant(
          text,
          plain ? null : new MessageFormat(text, language.locale()),
          names,
          names(pattern, COUNTING),
          names(pattern, EnumSet.of(MessagePattern.ArgType.NONE)),
          names(pattern, EnumSet.of(MessagePattern.ArgType.SELECT)),
          Contractions.has(language));
    }

    /** Of all depths; {@link MessageFormat#getArgumentNames()} gives the outermost only. */
    private static Set<String> names(MessagePattern pattern) {
      var names = new LinkedHashSet<String>();
      for (var i = 0; i < pattern.countParts(); i++) {
        var part = pattern.getPart(i);
        if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
          names.add(pattern.getSubstring(part));
        }
      }
      return Set.copyOf(names);
    }

    private static Set<String> names(MessagePattern pattern, Set<MessagePattern.ArgType> kinds) {
      var names = new LinkedHashSet<String>();
      for (var i = 0; i + 1 < pattern.countParts(); i++) {
        if (pattern.getPart(i).getType() == MessagePattern.Part.Type.ARG_START
            && kinds.contains(pattern.getPart(i).getArgType())) {
          names.add(pattern.getSubstring(pattern.getPart(i + 1)));
        }
      }
      return Set.copyOf(names);
    }

    String say(Map<String, Object> given) {
      if (format == null) {
        return text;
      }
      // A MessageFormat keeps working state: each saying has its own copy.
      var own = (MessageFormat) format.clone();
      var values = contracts ? Contractions.mark(given, plain, choosing) : given;
      try {
        return Contractions.draw(own.format(values));
      } catch (IllegalArgumentException notANumber) {
        return Contractions.draw(own.format(numbered(values)));
      }
    }

    /** A value that is missing where one counts is none, so that the sentence is still said. */
    private Map<String, Object> numbered(Map<String, Object> given) {
      var numbered = new LinkedHashMap<>(given);
      counted.forEach(
          name -> numbered.computeIfPresent(name, (n, v) -> v instanceof Number ? v : 0));
      return numbered;
    }
  }
}
