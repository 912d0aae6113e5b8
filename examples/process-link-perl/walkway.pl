#!/usr/bin/perl
# A made-up gait walkway over the process link, in Perl without any module that must be installed.
#
# The walkway's own service writes a line such as "DONE 4.00 3.15" (metres, seconds) into a pipe or file whose path is
# the first argument. Between "begin" and "end" each such line becomes one record; what is not surely one is passed over.
use strict;
use warnings;

my ($path, $rehearse) = (shift // '', (shift // '') eq '--rehearse');
my ($measuring, $heard, $said) = (0, '', '');
$| = 1;

print qq({"hello": {"kit": 1, "key": "beta_walkway_4", "quantities": ["gait_speed_usual"]}}\n);

my $walkway;
unless ($rehearse) {
    # "+<": a pipe without a writer must not keep us waiting
    unless (open $walkway, '+<', $path) {
        print qq({"lost": true}\n);
        exit 1;
    }
}

sub record {
    my ($metres, $seconds) = @_;
    printf qq({"record": {"quantities": {"gait_speed_usual": %.2f}, "units": {"gait_speed_usual": "m/s"}}}\n),
        $metres / $seconds;
}

sub from_kiosk {
    my ($line) = @_;
    if ($line =~ /"do": "begin"/) {
        $measuring = 1;
        print qq({"did": "begin"}\n);    # what was said before is forgotten
        record(4.00, 3.15) if $rehearse;
    }
    $measuring = 0 if $line =~ /"do": "end"/;
    exit 0 if $line =~ /"do": "stop"/;
}

sub from_walkway {
    my ($line) = @_;
    record($1, $2) if $measuring and $line =~ /^DONE (\d+\.\d\d) (\d+\.\d\d)$/ and $2 > 0;
}

while (1) {
    my $bits = '';
    vec($bits, fileno(STDIN), 1) = 1;
    vec($bits, fileno($walkway), 1) = 1 if $walkway;
    next if select($bits, undef, undef, undef) < 0;
    # The walkway first: whoever walked before the step began is not counted.
    if ($walkway and vec($bits, fileno($walkway), 1)) {
        sysread($walkway, $said, 4096, length $said) or do { print qq({"lost": true}\n); exit 0 };
        from_walkway($1) while $said =~ s/^([^\r\n]*)\r?\n//;
    }
    if (vec($bits, fileno(STDIN), 1)) {
        sysread(STDIN, $heard, 4096, length $heard) or exit 0;    # the kiosk has gone
        from_kiosk($1) while $heard =~ s/^([^\n]*)\n//;
    }
}
