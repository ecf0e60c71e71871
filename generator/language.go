package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
)

// language is the one that the program speaks to whoever runs it, by its BCP 47 tag.
type language string

// say returns a text in the language.
func (l language) say(format diag.Format, args ...any) string {
	return diag.Textf(format, args...).In(string(l))
}

// languageOf returns the language that the command line asks for, else the environment,
// else English. It is needed before cobra reads the flags, as it makes the help texts. An
// unknown one is an error.
func languageOf(args []string) (language, error) {
	asked := os.Getenv("BOKSLUT_LANG")
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			asked = value
		} else if arg == "--lang" && i+1 < len(args) {
			asked = args[i+1]
		}
	}
	switch {
	case asked == "":
		return "en", nil
	case !slices.Contains(diag.Languages(), asked):
		return "en", diag.Textf("there is nothing in the language %q: write --lang sv or --lang en", asked)
	}
	return language(asked), nil
}

// translate makes cobra's own words those of the language. Its subcommands must be there.
func (l language) translate(root *cobra.Command) {
	root.PersistentFlags().String("lang", "", l.say("language of messages, `sv|en`; else that of BOKSLUT_LANG, or English"))
	root.PersistentFlags().BoolP("help", "h", false, l.say("say how the command is used"))
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "help" {
			cmd.Short = l.say("Say how a command is used")
			cmd.Long = cmd.Short
		}
	}
	l.translateUsage(root)
	usage := root.UsageTemplate()
	for _, words := range []diag.Format{"Usage:", "Available Commands:", "Global Flags:", "\nFlags:", " [command]{{end}}",
		"Use \"{{.CommandPath}} [command] --help\" for more information about a command."} {
		usage = strings.Replace(usage, string(words), l.say(words), 1)
	}
	root.SetUsageTemplate(usage)
}

// translateUsage writes in the language what can follow a command and those below it.
func (l language) translateUsage(cmd *cobra.Command) {
	name, arguments, _ := strings.Cut(cmd.Use, " ")
	arguments = strings.NewReplacer("folder", l.say("folder"), "table", l.say("table"), "file", l.say("file"), "OLD", l.say("OLD")).Replace(arguments)
	cmd.Use = strings.Join(strings.Fields(name+" "+arguments+" "+l.say("[flags]")), " ")
	cmd.DisableFlagsInUseLine = true
	for _, name := range []string{"addr", "editor", "folder", "timeout", "lang"} { // those with a value of their own
		if flag := cmd.Flags().Lookup(name); flag != nil && flag.DefValue != "" {
			flag.Usage += l.say(" (usually %s)", flag.DefValue)
			flag.DefValue = map[string]string{"duration": "0s"}[flag.Value.Type()] // of which cobra says nothing
		}
	}
	for _, below := range cmd.Commands() {
		l.translateUsage(below)
	}
}

// usageError returns what cobra says of a command line as a text that can be translated,
// where it is one of the common mistakes.
func usageError(err error) error {
	for _, format := range []diag.Format{"unknown command %s", "unknown flag: %s", "unknown shorthand flag: %s",
		"flag needs an argument: %s", "bad flag syntax: %s"} {
		if of, ok := strings.CutPrefix(err.Error(), strings.TrimSuffix(string(format), "%s")); ok {
			of, _, _ = strings.Cut(of, " for ")
			return diag.Textf(format, of)
		}
	}
	return err
}
