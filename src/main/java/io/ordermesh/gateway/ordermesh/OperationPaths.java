package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.UriBuilder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends operations to configured paths instead of the assumed ones. Most of OrderMesh's paths are not published
 * (contract, section 4), and a wrong guess must be mended without a rebuild.
 */
final class OperationPaths implements ClientRequestFilter {

    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> configured = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final String basePath;

    /**
     * @param paths template by operationId; of a name like {@code GATEWAY_ORDERMESH_PATHS__GETORDER} a quotation mark is
     *     left before the operationId
     * @param basePath path of the base URL, before every template
     */
    OperationPaths(Map<String, String> paths, @Nullable String basePath) {
        paths.forEach((operation, template) -> configured.put(operation.replace("\"", ""), template));
        this.basePath = basePath == null ? "" : basePath.replaceFirst("/+$", "");
    }

    /** Notes what is wrong: an unknown operationId, or a template whose variables are not the operation's. */
    static void check(Map<String, String> paths, ConfigurationProblems problems) {
        new OperationPaths(paths, null)
                .configured.forEach((operation, template) -> check(operation, template, problems));
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (!(request.getProperty(INVOKED_METHOD) instanceof Method method)) {
            return;
        }
        String template = configured.get(method.getName());
        if (template != null) {
            Map<String, String> variables =
                    variables(assumed(method), request.getUri().getRawPath().substring(basePath.length()));
            request.setUri(UriBuilder.fromUri(request.getUri())
                    .replacePath(basePath + fill(template, variables))
                    .build());
        }
    }

    private static void check(String operation, String template, ConfigurationProblems problems) {
        String variable = "GATEWAY_ORDERMESH_PATHS__" + operation.toUpperCase(Locale.ROOT);
        Optional<Method> method = operations()
                .filter(each -> each.getName().equalsIgnoreCase(operation))
                .findFirst();
        if (method.isEmpty()) {
            problems.add(variable + " names no operation. The operations are "
                    + String.join(
                            ", ", operations().map(Method::getName).sorted().toList()) + ".");
            return;
        }
        Set<String> needed = names(assumed(method.get()));
        Set<String> given = names(template);
        needed.stream()
                .filter(each -> !given.contains(each))
                .forEach(each -> problems.add(variable + " lacks the path variable " + each + "."));
        given.stream()
                .filter(each -> !needed.contains(each))
                .forEach(each -> problems.add(variable + " holds the unknown path variable " + each + "."));
        problems.addUnless(template.startsWith("/"), variable + " must start with a slash.");
    }

    private static Stream<Method> operations() {
        return Upstream.SERVICES.keySet().stream().flatMap(api -> Arrays.stream(api.getMethods()));
    }

    /** The variables of a template, each with its braces. */
    private static Set<String> names(String template) {
        return VARIABLE.matcher(template).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String assumed(Method method) {
        return method.getAnnotation(Path.class).value();
    }

    /** The values of the template's variables in a path that was made from it, as they stand there, encoded. */
    static Map<String, String> variables(String template, String path) {
        List<String> parts = List.of(template.split("/", -1));
        List<String> values = List.of(path.split("/", -1));
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < parts.size() && i < values.size(); i++) {
            Matcher variable = VARIABLE.matcher(parts.get(i));
            if (variable.matches()) {
                variables.put(variable.group(1), values.get(i));
            }
        }
        return variables;
    }

    static String fill(String template, Map<String, String> variables) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), match.group())));
    }
}
