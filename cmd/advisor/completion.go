package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/flags"
)

const completionHelp = `Print a script with which a shell completes the words of advisor: commands,
flags, options of questions, ids for explain, files.

bash needs the package bash-completion. Put the script where the shell looks:

  bash        advisor completion bash > \
                ~/.local/share/bash-completion/completions/advisor
  zsh         advisor completion zsh > "${fpath[1]}/_advisor"
  fish        advisor completion fish > ~/.config/fish/completions/advisor.fish
  powershell  advisor completion powershell | Out-String | Invoke-Expression
              (in $PROFILE, to have it in every session)

Or try it in this session:

  source <(advisor completion bash)            also for zsh, after compinit
  advisor completion fish | source`

// completionCommand prints the scripts of cobra. It stands in for cobra's own
// command, which answers an unknown shell with help and status 0.
func (a *app) completionCommand() *cobra.Command {
	plain := false
	fs := pflag.NewFlagSet("completion", pflag.ContinueOnError)
	fs.BoolVar(&plain, "no-descriptions", false, "leave out the descriptions")
	shells := flags.Shells()
	c := &cobra.Command{
		Use: "completion " + strings.Join(shells, "|"), Short: "Print the completion script of a shell",
		Long: completionHelp, ValidArgs: shells, Args: oneArg("one of "+strings.Join(shells, ", "), shells),
		RunE: func(c *cobra.Command, args []string) error {
			script, err := flags.Script(c.Root(), args[0], !plain)
			if err != nil {
				return exit.OutputError(err)
			}
			return a.print(script)
		},
	}
	a.setUp(c, nil, []flags.Group{{Title: "Flags", Flags: fs}})
	return c
}
