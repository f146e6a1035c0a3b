package io.ordermesh.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TCP sockets on which processes listen, as Linux lists them. */
final class ListeningSockets {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    /** Number of the line, local and remote address, state LISTEN, four columns, and the inode. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+: (\\w+:\\w+) \\w+:\\w+ 0A (?:\\S+\\s+){5}(\\d+) .*");
    /** 127.0.0.0/8, the same as IPv6 writes it, and ::1; each group of four bytes is turned round. */
    private static final Pattern LOOPBACK = Pattern.compile("(\\w{6}7F|0{16}FFFF0000\\w{6}7F|0{24}01000000):\\w{4}");

    private ListeningSockets() {}

    static boolean canBeListed() {
        return Files.exists(Path.of("/proc/self/net/tcp"));
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.matcher(address).matches();
    }

    /** The addresses on which these processes listen. */
    static List<String> of(List<Long> processes) throws IOException {
        Set<String> inodes = new HashSet<>();
        for (long process : processes) {
            inodes.addAll(inodes(Path.of("/proc", Long.toString(process), "fd")));
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : lines(Path.of("/proc/self/net", table))) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches() && inodes.contains(matcher.group(2))) {
                    addresses.add(matcher.group(1));
                }
            }
        }
        return addresses;
    }

    private static Set<String> inodes(Path files) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(files)) {
            for (Path file : open.toList()) {
                Matcher matcher = SOCKET.matcher(target(file));
                if (matcher.matches()) {
                    inodes.add(matcher.group(1));
                }
            }
        } catch (NoSuchFileException ended) {
            // The process listens nowhere any more.
        }
        return inodes;
    }

    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }

    private static List<String> lines(Path table) throws IOException {
        return Files.exists(table) ? Files.readAllLines(table) : List.of();
    }
}
