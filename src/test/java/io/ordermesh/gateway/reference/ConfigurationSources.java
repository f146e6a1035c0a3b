package io.ordermesh.gateway.reference;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.javadoc.Javadoc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the settings from the sources: the interfaces with {@code @ConfigMapping}, whose Javadoc exists nowhere else,
 * and the documented keys of {@code application.properties}.
 */
final class ConfigurationSources {

    private static final Pattern DOCUMENTED = Pattern.compile("((?:gateway\\.|kafka\\.bootstrap\\.).*?)=(.*)");
    private static final Pattern MAP_KEY = Pattern.compile("\\bby (\\w+)");
    private static final Pattern PROPERTY = Pattern.compile("`((?:gateway|quarkus)\\.[a-z.-]+)`");
    private static final Map<String, String> UNITS = Map.of("millis", "ms", "seconds", "s", "hours", "h");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

    private final List<Setting> settings = new ArrayList<>();
    private final CompilationUnit unit;

    private ConfigurationSources(CompilationUnit unit) {
        this.unit = unit;
    }

    /** The merchants first, then where the stores are, then the rest by name. */
    static List<SettingsGroup> read(Path sources, Path properties) {
        Map<String, SettingsGroup> mappings =
                new TreeMap<>(Comparator.comparing((String prefix) -> !prefix.equals("gateway.merchants"))
                        .thenComparing(Comparator.naturalOrder()));
        for (CompilationUnit unit : units(sources)) {
            unit.findAll(ClassOrInterfaceDeclaration.class).forEach(each -> argument(each, "ConfigMapping")
                    .ifPresent(prefix -> mappings.put(prefix, group(unit, each, prefix))));
        }
        List<SettingsGroup> groups = new ArrayList<>(mappings.values());
        groups.add(1, properties(properties));
        return groups;
    }

    private static SettingsGroup group(CompilationUnit unit, ClassOrInterfaceDeclaration mapping, String prefix) {
        ConfigurationSources reader = new ConfigurationSources(unit);
        reader.addAll(mapping, variable(prefix));
        return new SettingsGroup(meaning(mapping), List.copyOf(reader.settings));
    }

    private void addAll(ClassOrInterfaceDeclaration mapping, String prefix) {
        for (MethodDeclaration method : mapping.getMethods()) {
            boolean ofParent = method.isAnnotationPresent("WithParentName");
            String name = ofParent ? prefix : prefix + "_" + variable(kebab(method.getNameAsString()));
            add(method, method.getType(), name, meaning(method));
        }
    }

    private void add(MethodDeclaration method, Type type, String name, String meaning) {
        String simple = simpleName(type);
        if (simple.equals("Map")) {
            Matcher key = MAP_KEY.matcher(meaning);
            if (!key.find()) {
                throw new IllegalStateException("The Javadoc of " + name + " must say \"by <what its keys are>\"");
            }
            add(method, arguments(type).get(1), name + "__<" + key.group(1).toUpperCase(Locale.ROOT) + ">", meaning);
            return;
        }
        if (simple.equals("Optional")) {
            add(method, arguments(type).get(0), name, meaning);
            return;
        }
        Optional<ClassOrInterfaceDeclaration> nested =
                unit.findFirst(ClassOrInterfaceDeclaration.class, each -> each.getNameAsString()
                        .equals(simple));
        if (nested.isPresent()) {
            addAll(nested.get(), name.endsWith(">") ? name + "_" : name);
        } else {
            settings.add(new Setting(
                    name,
                    typeInWords(simple) + bounds(method),
                    argument(method, "WithDefault").orElse(""),
                    meaning));
        }
    }

    private static String typeInWords(String simpleName) {
        return switch (simpleName) {
            case "String" -> "text";
            case "int", "long", "Integer", "Short", "double" -> "number";
            case "boolean" -> "`true`, `false`";
            case "Duration" -> "duration";
            case "LocalDate" -> "day";
            case "MemorySize" -> "size";
            case "URI" -> "URL";
            case "Path" -> "file";
            case "Form" -> "`json`, `json-snake`, `standard`";
            case "List" -> "list";
            case "SignatureAlgorithm" -> "`sha1`, `sha256`, `sha512`";
            case "SignatureEncoding" -> "`hex`, `base64`, `base64url`";
            case "AddressHeader" -> "`x-forwarded-for`, `forwarded`";
            case "Places" -> "`rows`, `everywhere`, `nowhere`";
            default -> throw new IllegalStateException("Say in words what a " + simpleName + " is");
        };
    }

    /** What the validation asks of the value. */
    private static String bounds(MethodDeclaration method) {
        return method.findAll(AnnotationExpr.class).stream()
                .map(annotation -> switch (annotation.getNameAsString()) {
                    case "Min", "DecimalMin" -> ", from " + value(annotation);
                    case "Max", "DecimalMax" -> " to " + value(annotation);
                    case "DurationMin" -> {
                        MemberValuePair unit =
                                annotation.asNormalAnnotationExpr().getPairs().get(0);
                        yield ", from `" + unit.getValue() + UNITS.get(unit.getNameAsString()) + "`";
                    }
                    default -> "";
                })
                .collect(Collectors.joining());
    }

    private static String value(AnnotationExpr bound) {
        return bound.asSingleMemberAnnotationExpr().getMemberValue().toString().replace("\"", "");
    }

    /** The keys of ours; the comment line above each is its meaning. */
    private static SettingsGroup properties(Path file) {
        List<Setting> settings = new ArrayList<>();
        String comment = "";
        for (String line : lines(file)) {
            Matcher key = DOCUMENTED.matcher(line);
            if (key.matches()) {
                String type = key.group(2).matches("\\d+") ? "number" : "text";
                settings.add(new Setting(variable(key.group(1)), type, key.group(2), comment));
            }
            comment = line.startsWith("# ") ? line.substring(2) : "";
        }
        return new SettingsGroup("Where PostgreSQL and Kafka are.", settings);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CompilationUnit> units(Path sources) {
        JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> parse(parser, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompilationUnit parse(JavaParser parser, Path file) {
        try {
            return parser.parse(file)
                    .getResult()
                    .orElseThrow(() -> new IllegalStateException(file + " could not be parsed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of an annotation, its single value or its prefix. */
    private static Optional<String> argument(NodeWithAnnotations<?> node, String annotation) {
        return node.getAnnotationByName(annotation).map(ConfigurationSources::text);
    }

    private static String text(AnnotationExpr annotation) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return annotation
                    .asSingleMemberAnnotationExpr()
                    .getMemberValue()
                    .asStringLiteralExpr()
                    .asString();
        }
        return annotation.asNormalAnnotationExpr().getPairs().stream()
                .filter(pair -> pair.getNameAsString().equals("prefix"))
                .map(MemberValuePair::getValue)
                .map(value -> value.asStringLiteralExpr().asString())
                .findFirst()
                .orElseThrow();
    }

    /** The first paragraph of the Javadoc. */
    private static String meaning(NodeWithJavadoc<?> node) {
        String javadoc = node.getJavadoc()
                .map(Javadoc::getDescription)
                .map(description -> description.toText())
                .orElse("");
        int paragraph = javadoc.indexOf("<p>");
        String first = paragraph < 0 ? javadoc : javadoc.substring(0, paragraph);
        String text =
                TAG.matcher(first).replaceAll("`$1`").replaceAll("\\s+", " ").strip();
        return PROPERTY.matcher(text).replaceAll(property -> "`" + variable(property.group(1)) + "`");
    }

    private static String simpleName(Type type) {
        return type.isClassOrInterfaceType() ? type.asClassOrInterfaceType().getNameAsString() : type.asString();
    }

    private static List<Type> arguments(Type type) {
        ClassOrInterfaceType generic = type.asClassOrInterfaceType();
        return generic.getTypeArguments().map(List::copyOf).orElse(List.of());
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
